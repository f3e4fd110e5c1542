import { statfs } from 'node:fs/promises';
import { z } from 'zod';
import { fail, type FailureError } from '../failures/fail.ts';
import type { LiveEngine } from '../engines/ports.ts';

/** Bytes: with less free, nothing that writes gets far. */
const NO_ROOM = 1024 ** 2;

/** NO_SPACE when the disk is full that the engine keeps everything on; undefined where that cannot be looked at. */
export async function fullDisk(live: LiveEngine): Promise<FailureError | undefined> {
  if (!live.facts.local) return undefined;
  const info: unknown = await live.docker.info();
  const { DockerRootDir: path } = z.object({ DockerRootDir: z.string() }).parse(info);
  const system = await statfs(path).catch(() => undefined);
  if (system === undefined) return undefined;
  const free = system.bavail * system.bsize;
  const full = free < NO_ROOM || (system.files > 0 && system.ffree === 0);
  return full ? fail('NO_SPACE', { path, free: String(free) }) : undefined;
}
