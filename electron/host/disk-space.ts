import { statfs } from 'node:fs/promises';
import type { DiskFacts } from '#shared/domain/host/facts.ts';
import { dirname } from 'node:path';

/** The file system a path is on, or is going to be on: the nearest parent that exists. */
export async function readDiskSpace(path: string): Promise<DiskFacts | undefined> {
  try {
    const facts = await statfs(path);
    return { path, total: facts.blocks * facts.bsize, free: facts.bavail * facts.bsize };
  } catch (error) {
    const parent = dirname(path);
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT' || parent === path) return undefined;
    return readDiskSpace(parent);
  }
}
