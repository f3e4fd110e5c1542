import type { StorageVolRef } from 'node-libvirt';
import { Reach } from '../../storage/reach.ts';
import { fail } from '../../failures/fail.ts';
import { volumeAt } from '../../storage/volumes.ts';
import type { Filling } from './carried.ts';

/** Runs `act` with a way to files that are in no pool, which is gone afterwards. */
export async function reaching<T>(
  { deps, guest }: Pick<Filling, 'deps' | 'guest'>,
  act: (reach: Reach) => Promise<T>,
): Promise<T> {
  const reach = new Reach(deps.connections, guest.connection);
  try {
    return await act(reach);
  } finally {
    await reach.end();
  }
}

/** The file as libvirt's storage has it. Throws FILE_NOT_FOUND. */
export async function volumeIn(
  reach: Reach,
  { rpc }: Pick<Filling, 'rpc'>,
  path: string,
): Promise<StorageVolRef> {
  await reach.poolOf(path);
  const vol = await volumeAt(rpc, path);
  if (!vol) throw fail('FILE_NOT_FOUND', { path });
  return vol;
}
