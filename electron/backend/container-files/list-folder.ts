import { listArchive } from '#electron/docker/list-archive.ts';
import { streamCall } from '#electron/docker/stream-call.ts';
import { fail } from '../failures/fail.ts';
import type { Place } from './place.ts';

/** As many as a person looks through. */
const MOST_ENTRIES = 20_000;
/** A local engine sends so much in a second or two. */
const MOST_BYTES = 512 * 1024 ** 2;
const LONGEST_MS = 15_000;

/**
 * What is in a folder. The API has no call for it. A program run inside would need one that is there, and a container
 * that runs; the engine's own folders are root's, and on its computer. So the folder is asked for as an archive, of
 * which only the names are read: it comes in the order of the names, and is left once it holds too much below them.
 */
export async function listFolder({ live, id, path, stat, sealed }: Place, signal?: AbortSignal) {
  if (stat.kind !== 'folder')
    throw fail('UNSUPPORTED', {
      what: `“${path}” is a file: there is nothing to look into.`,
      reason: 'A link can lead to a file as well as to a folder.',
      remedy: 'Go up again, and copy it out.',
    });
  const patience = AbortSignal.timeout(LONGEST_MS);
  const stop = AbortSignal.any([patience, ...(signal ? [signal] : [])]);
  const query = { path: path === '/' ? '/.' : `${path}/.` };
  const archive = await streamCall(live.docker, `/containers/${id}/archive`, query, stop);
  const limits = { entries: MOST_ENTRIES, bytes: MOST_BYTES };
  const { entries, more } = await listArchive(archive, limits, signal);
  return { entries: [...entries], more, ...(sealed !== undefined && { sealed }) };
}
