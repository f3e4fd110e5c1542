import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The text of a file below `root`, trimmed; undefined when it is not there or may not be read. */
export async function readText(root: string, path: string): Promise<string | undefined> {
  try {
    return (await readFile(join(root, path), 'utf8')).trim();
  } catch {
    return undefined;
  }
}

/** Names in a folder below `root`; none when it is not there. */
export async function listNames(root: string, path: string): Promise<string[]> {
  try {
    return await readdir(join(root, path));
  } catch {
    return [];
  }
}

/** The kernel writes booleans as Y and N or as 1 and 0. */
export function parseSwitch(text: string | undefined): boolean | undefined {
  if (text === undefined || text === '') return undefined;
  return text === 'Y' || text === 'y' || Number(text) > 0;
}
