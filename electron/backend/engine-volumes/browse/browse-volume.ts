import { posix } from 'node:path';
import type { Readable } from 'node:stream';
import { z } from 'zod';
import type { VolumeEntry } from '#shared/contract/engine-volumes.ts';
import type { EngineFacts } from '#shared/contract/engines.ts';
import { labelsSchema } from '#shared/contract/values.ts';
import { refusalOf } from '#electron/docker/engine-error.ts';
import { listArchive } from '#electron/docker/list-archive.ts';
import type { LiveEngine } from '../../engines/ports.ts';
import { fail } from '../../failures/fail.ts';
import { browseFolder } from './browse-folder.ts';
import { withHelper } from './helper-container.ts';
import { MOST_BYTES, MOST_ENTRIES } from './limits.ts';

const volumeSchema = z.object({
  Driver: z.string(),
  Mountpoint: z.string(),
  Options: labelsSchema.nullish(),
});

type Volume = z.infer<typeof volumeSchema>;

/** What a folder of a volume holds: read where it lies if we may, else through the engine. */
export async function browseVolume(
  live: LiveEngine,
  { name, path }: { readonly name: string; readonly path: string },
  signal?: AbortSignal,
): Promise<{ entries: VolumeEntry[]; more: boolean }> {
  // Never above the volume's root, whatever is asked for.
  const inside = posix.normalize(posix.join('/', path));
  const volume = volumeSchema.parse(await live.docker.getVolume(name).inspect());
  const folder = folderOf(volume, live.facts);
  if (live.facts.local && folder !== undefined) {
    try {
      return await browseFolder(folder, inside);
    } catch (error) {
      if (!notOurs(error)) throw error;
    }
  }
  if (live.facts.product === 'podman' && !isPlain(volume)) throw notMounted(name, live.label);
  return await withHelper(live, name, async (container, at) => {
    try {
      const archive = await container.getArchive({ path: posix.join(at, inside, '.') });
      const limits = { entries: MOST_ENTRIES, bytes: MOST_BYTES };
      const { entries, more } = await listArchive(archive as Readable, limits, signal);
      return { entries: [...entries], more };
    } catch (error) {
      if (refusalOf(error)?.status === 404) throw fail('FILE_NOT_FOUND', { path: inside });
      throw error;
    }
  });
}

const isPlain = ({ Driver, Options }: Volume): boolean =>
  Driver === 'local' && Object.keys(Options ?? {}).length === 0;

/** Where its files lie on the engine's host. What is mounted is there only while a container runs with it. */
function folderOf(volume: Volume, { product }: EngineFacts): string | undefined {
  if (isPlain(volume)) return volume.Mountpoint;
  const { o = '', device } = volume.Options ?? {};
  // Docker's helper finds this by itself.
  return product === 'podman' && o.split(',').includes('bind') ? device : undefined;
}

/** Podman mounts nothing for a container that does not run: the helper would find an empty folder. */
const notMounted = (name: string, engine: string) =>
  fail('UNSUPPORTED', {
    what: `The files of “${name}” cannot be looked at here.`,
    reason: `It is mounted when it is used, and ${engine} does that only for a container that runs.`,
    remedy: 'Open the files of a running container that has it.',
  });

/** The folder is root's, or on the far side of a virtual machine. */
const notOurs = (error: unknown): boolean => {
  const { code, path } = error as NodeJS.ErrnoException;
  return code === 'EACCES' || code === 'EPERM' || (code === 'ENOENT' && path !== undefined);
};
