import { posix } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { streamCall } from '#electron/docker/stream-call.ts';
import type { JobContext } from '#electron/jobs/job.ts';
import type { ContainerRef } from '#shared/contract/containers.ts';
import type { ContainerDeps } from '../containers/ports.ts';
import type { HandedOut, Sink } from '../transfers/hand-out.ts';
import { passEntry } from './pass-entry.ts';
import { findPlace, type Place } from './place.ts';

/**
 * What leaves a container, and what it is called elsewhere: a file alone as it is, a folder or several together as one
 * tar archive; with `archived` a file alone too. Throws FILE_NOT_FOUND for what is not there.
 */
export async function findLeaving(
  deps: ContainerDeps,
  container: ContainerRef,
  asked: readonly string[],
  archived = false,
): Promise<Omit<HandedOut, 'to'>> {
  const places = await Promise.all(asked.map(path => findPlace(deps, container, path)));
  const [first, ...more] = places as [Place, ...Place[]];
  const { name, path, stat } = first;
  const alone = more.length === 0;
  const bare = alone && stat.kind === 'file' && !archived;
  const shown = posix.basename(alone ? path : posix.dirname(path)) || name;
  const write = async (sink: Sink, job: JobContext) => {
    let done = 0;
    const counted: Sink = async bytes => {
      await sink(bytes);
      job.transferred((done += bytes.length), bare ? stat.size : undefined);
    };
    if (bare) await writeContent(await archiveOf(first, job.signal), counted, job.signal);
    else if (alone)
      for await (const chunk of await archiveOf(first, job.signal)) await counted(chunk as Buffer);
    else await writeTogether(places, counted, job.signal);
  };
  return {
    title: `Copy ${alone ? `“${path}”` : `${places.length} files and folders`} out of “${name}”`,
    name: bare ? shown : `${shown}.tar`,
    of: { container, engine: container.engine },
    write,
  };
}

const archiveOf = ({ live, id, path }: Place, signal: AbortSignal): Promise<Readable> =>
  streamCall(live.docker, `/containers/${id}/archive`, { path }, signal);

/** The file in an archive of one. */
async function writeContent(archive: Readable, sink: Sink, signal: AbortSignal): Promise<void> {
  const { extract } = await import('tar-stream');
  const entries = extract();
  const carried = pipeline(archive, entries, { signal });
  // A sink that takes no more ends this first.
  carried.catch(() => undefined);
  for await (const entry of entries) for await (const chunk of entry) await sink(chunk as Buffer);
  await carried;
}

/** One archive of what the engine archives one by one. */
async function writeTogether(places: readonly Place[], sink: Sink, signal: AbortSignal): Promise<void> {
  const { extract, pack } = await import('tar-stream');
  const whole = pack();
  const fill = async () => {
    for (const place of places) {
      const entries = extract();
      const carried = pipeline(await archiveOf(place, signal), entries, { signal });
      // Reading on tells of it.
      carried.catch(() => undefined);
      for await (const entry of entries) await passEntry(entry, entry.header, whole, signal);
      await carried;
    }
    whole.finalize();
  };
  const filled = fill().catch((error: unknown) => whole.destroy(error as Error));
  for await (const chunk of whole) await sink(chunk as Buffer);
  await filled;
}
