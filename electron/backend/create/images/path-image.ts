import type { ImageFacts } from '#shared/domain/create/facts.ts';
import type { AreaDeps, LiveConnection } from '../../ports.ts';
import { readVolumeIfThere, volumeAt } from '../../storage/volumes.ts';
import { isThisComputer } from '../this-computer.ts';
import { qemuBlocked } from './qemu-blocked.ts';
import { readFileImage } from './file-image.ts';

/** A file of the connection's host; `volume` is its name in its pool. */
export type PathImage = Omit<ImageFacts, 'usedBy'> & { readonly volume?: string };

/** Looks at it as a volume of libvirt's, and on this computer by itself. */
export async function readPathImage(
  deps: Pick<AreaDeps, 'media' | 'toFailure' | 'env'>,
  live: LiveConnection,
  path: string,
  member?: string,
): Promise<PathImage> {
  const local = isThisComputer(live);
  const [volume, file, blocked] = await Promise.all([
    member === undefined ? inspectVolume(live, path) : undefined,
    local ? readFileImage(deps, path, member) : undefined,
    qemuBlocked(deps, live, path),
  ]);
  // What libvirt has in a pool it may read even where this user may not: only what is wrong inside counts.
  const damage = file?.failure && !(volume && UNREAD.has(file.failure.code)) ? file.failure : undefined;
  const failure = damage ?? blocked;
  if (volume) {
    const { failure: _, ...seen } = file ?? { failure: undefined };
    return { ...seen, ...volume, copyable: !damage, ...(failure && { failure }) };
  }
  if (file) return { ...file, ...(failure && { failure }) };
  return {
    copyable: false,
    failure: {
      code: 'FILE_NOT_FOUND',
      params: { path, host: live.label },
      detail: 'No active storage pool of that host has it; only files in pools can be seen from here.',
    },
  };
}

/** What a file says when it is not for us to read. */
const UNREAD = new Set(['FILE_UNREADABLE', 'FILE_NOT_FOUND']);

async function inspectVolume(live: LiveConnection, path: string): Promise<Partial<PathImage> | undefined> {
  const ref = await volumeAt(live.rpc, path);
  const volume = ref && (await readVolumeIfThere(live.rpc, ref));
  if (!ref || !volume) return undefined;
  return {
    pool: ref.pool,
    volume: ref.name,
    format: volume.format,
    size: volume.allocation,
    virtualSize: volume.capacity,
    block: volume.block,
    ...(volume.backingPath !== undefined && { backingFile: volume.backingPath }),
  };
}
