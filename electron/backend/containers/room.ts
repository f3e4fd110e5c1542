import { statfs } from 'node:fs/promises';
import type { EngineFacts } from '#shared/contract/engines.ts';
import { fail, type FailureError } from '../failures/fail.ts';

/** Bytes: with less free, nothing that writes gets far. */
const NO_ROOM = 1024 ** 2;

/** NO_SPACE when the disk is full that the engine keeps everything on; undefined where that cannot be looked at. */
export async function fullDisk({
  facts,
}: {
  readonly facts: Pick<EngineFacts, 'local' | 'folder'>;
}): Promise<FailureError | undefined> {
  const path = facts.folder;
  if (!facts.local || path === undefined) return undefined;
  const system = await statfs(path).catch(() => undefined);
  if (system === undefined) return undefined;
  const free = system.bavail * system.bsize;
  const full = free < NO_ROOM || (system.files > 0 && system.ffree === 0);
  return full ? fail('NO_SPACE', { path, free: String(free) }) : undefined;
}
