import { readFile, stat } from 'node:fs/promises';
import type { RunRequest } from '#shared/contract/container-run/request.ts';
import type { EngineFacts } from '#shared/contract/engines.ts';
import type { Failure } from '#shared/contract/failure.ts';
import { parseEnvFile } from '#shared/domain/run/env-file.ts';
import { toFailure } from '../failures/to-failure.ts';

/** More than any file of variables or filter of system calls; one that is larger is something else. */
const MAX_BYTES = 1024 * 1024;

/** What is there of the paths that are shared with a container of this computer. */
export async function readPaths({
  mounts = [],
  devices = [],
}: RunRequest): Promise<Map<string, 'there' | 'absent'>> {
  const wanted = new Set([
    ...mounts.flatMap(mount => (mount.kind === 'bind' ? [mount.source] : [])),
    ...devices.map(({ host }) => host),
  ]);
  const found = [...wanted].map(async path => [path, await look(path)] as const);
  const known = (await Promise.all(found)).flatMap(([path, is]) =>
    is === undefined ? [] : [[path, is] as const],
  );
  return new Map(known);
}

/** Undefined where we may not look: the engine may. */
async function look(path: string): Promise<'there' | 'absent' | undefined> {
  try {
    await stat(path);
    return 'there';
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return code === 'ENOENT' || code === 'ENOTDIR' ? 'absent' : undefined;
  }
}

const isFailure = (read: string | Failure): read is Failure => typeof read !== 'string';

/** UTF-8, or why it cannot be had. */
async function readText(path: string): Promise<string | Failure> {
  try {
    const facts = await stat(path);
    if (!facts.isFile() || facts.size > MAX_BYTES) return notThat(path, 'It is no file of text below 1 MiB.');
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(await readFile(path));
  } catch (error) {
    if (error instanceof TypeError) return notThat(path, 'It is not UTF-8.');
    return toFailure(error, { path });
  }
}

const notThat = (path: string, reason: string): Failure => ({
  code: 'INPUT_INVALID',
  params: { field: path, path, reason },
});

const wrongs = {
  'name-missing': 'has no name before the “=”',
  'name-has-spaces': 'has a space in the name',
} as const;

/** Each file as `NAME=value`, or why it cannot be used. */
export async function readEnvFiles(
  { envFiles = [] }: RunRequest,
  env: NodeJS.ProcessEnv,
): Promise<Map<string, readonly string[] | Failure>> {
  const read = envFiles.map(async (path): Promise<[string, readonly string[] | Failure]> => {
    const text = await readText(path);
    if (isFailure(text)) return [path, text];
    const parsed = parseEnvFile(text, name => env[name]);
    if ('pairs' in parsed) return [path, parsed.pairs];
    return [path, notThat(path, `Line ${parsed.line} of ${path} ${wrongs[parsed.wrong]}.`)];
  });
  return new Map(await Promise.all(read));
}

/** The chosen filter as the engine takes it, or why it cannot be used. */
export async function readSeccomp(
  { security }: RunRequest,
  { product }: Pick<EngineFacts, 'product'>,
): Promise<string | Failure | undefined> {
  const path = security?.seccomp;
  if (path === undefined || path === 'unconfined') return undefined;
  const text = await readText(path);
  if (isFailure(text)) return text;
  try {
    const line = JSON.stringify(JSON.parse(text));
    // Podman reads the file itself.
    return product === 'podman' ? path : line;
  } catch {
    return notThat(path, `${path} is not JSON.`);
  }
}
