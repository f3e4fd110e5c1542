import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { CliError } from './verb.ts';

/**
 * The first line of a file, or of the standard input for `-`: how a passphrase or key comes in. Never as an argument:
 * those are seen by everybody on the computer.
 */
export async function firstLineOf(option: string, file: string): Promise<string> {
  const all = file === '-' ? await text(process.stdin) : await contentOf(option, file);
  const [line = ''] = all.split(/\r?\n/);
  if (line === '') throw new CliError(`${option}: the first line of ${file} is empty.`);
  return line;
}

async function contentOf(option: string, file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    const { code = 'unknown reason' } = error as NodeJS.ErrnoException;
    throw new CliError(`${option}: ${file} cannot be read (${code}). Check the path and who may read it.`);
  }
}
