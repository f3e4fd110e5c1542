import { access, constants, readdir } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import type { ComposeTool } from '#shared/contract/projects.ts';
import { LONGEST_LINE } from '#shared/domain/line-cutter.ts';
import { type ComposeModel, readComposeModel } from '#shared/domain/projects/compose-model.ts';
import { composeFilesOf } from '#shared/domain/projects/names.ts';
import { formatBytes } from '#shared/domain/units.ts';
import { fail } from '../../failures/fail.ts';
import { runCompose } from './run-compose.ts';

interface Reading {
  readonly tool: Exclude<ComposeTool, { kind: 'absent' }>;
  readonly folder: string;
  /** Whole paths. */
  readonly files: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  readonly signal?: AbortSignal | undefined;
}

/** What the files say, as the tool understands them. Throws COMPOSE_REJECTED with its own words. */
export async function readCompose(reading: Reading): Promise<ComposeModel> {
  const { tool, folder, files, env, signal = new AbortController().signal } = reading;
  const words: string[] = [];
  const whole: string[] = [];
  let cut = false;
  const args = [...whereArgs(folder, files), 'config'];
  const status = await runCompose({
    tool,
    args,
    folder,
    env,
    signal,
    onLine: line => {
      if (line.from === 'stderr') return void words.push(line.plain);
      cut ||= line.cut;
      return void whole.push(line.raw);
    },
  });
  const [path = folder] = files;
  if (status !== 0) throw fail('COMPOSE_REJECTED', { path }, words.slice(-20).join('\n'));
  // The tool puts what a file says on one line where that has no ends of lines.
  if (cut)
    throw fail('COMPOSE_REJECTED', { path }, `A line of it is longer than ${formatBytes(LONGEST_LINE)}.`);
  return readComposeModel(whole.join('\n'));
}

/** What every run begins with: it would look in the folders above otherwise. */
export const whereArgs = (folder: string, files: readonly string[]): string[] => [
  '--project-directory',
  folder,
  ...files.flatMap(file => ['--file', file]),
];

/** Whole paths of the given files, or of those the folder has. Throws for a folder that cannot be read. */
export async function filesIn(folder: string, given?: readonly string[]): Promise<string[]> {
  if (!isAbsolute(folder)) throw absent(folder);
  const names = given ?? composeFilesOf(await readFolder(folder));
  return names.map(name => (isAbsolute(name) ? name : join(folder, name)));
}

async function readFolder(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw code === 'ENOENT' || code === 'ENOTDIR' ? absent(folder) : error;
  }
}

const absent = (path: string) =>
  fail('FILE_NOT_FOUND', {
    path,
    remedy: 'Check the path on the computer that Innkeeper runs on, or choose another folder.',
  });

export async function isHere(path: string): Promise<boolean> {
  return await access(path, constants.R_OK).then(
    () => true,
    () => false,
  );
}
