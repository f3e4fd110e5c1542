import { basename, posix } from 'node:path';
import { PassThrough, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Pack } from 'tar-stream';
import { statPath } from '#electron/docker/stat-path.ts';
import type { JobContext } from '#electron/jobs/job.ts';
import type { CopyIn } from '#shared/contract/container-files.ts';
import { fail } from '../failures/fail.ts';
import type { SessionId } from '../ports.ts';
import { AwaitedBody } from './awaited-body.ts';
import { passChecked } from './checked-archive.ts';
import type { FilesDeps } from './copy-out.ts';
import { findAll, packPaths } from './pack-paths.ts';
import { findPlace, type Place } from './place.ts';
import { passUntaken } from './whole-archive.ts';

/** Which of the names are in the folder already. */
export async function takenNames({ live, id, path }: Place, names: readonly string[]): Promise<string[]> {
  const there = await Promise.all(names.map(name => statPath(live.docker, id, posix.join(path, name))));
  return names.filter((_, at) => there[at] !== undefined);
}

type Fill = (into: Pack, job: JobContext) => Promise<void>;

/** Files and folders into a folder of a container. */
export async function copyIn(
  deps: FilesDeps,
  { container, folder, source, overwrite }: CopyIn,
  session: SessionId,
): Promise<{ job: string; ticket?: string }> {
  const place = await findPlace(deps, container, folder);
  const { name, sealed, path } = place;
  if (place.stat.kind !== 'folder') throw fail('FILE_NOT_FOUND', { path });
  if (sealed !== undefined)
    throw fail('UNSUPPORTED', {
      what: `Nothing can be written into “${path}”.`,
      reason: sealed,
      remedy: 'Choose another folder.',
    });
  const names =
    source.from === 'paths'
      ? source.paths.map(each => basename(each))
      : source.from === 'page'
        ? source.names
        : [];
  const [taken] = overwrite ? [] : await takenNames(place, names);
  if (taken !== undefined) throw fail('NAME_TAKEN', { name: posix.join(path, taken) });
  const what =
    source.from === 'archive'
      ? 'an archive'
      : names.length === 1
        ? `“${names[0]}”`
        : `${names.length} files and folders`;
  const spec = {
    title: `Copy ${what} into “${name}”`,
    cancellable: true,
    container,
    engine: container.engine,
  };

  if (source.from === 'paths') {
    const all = await findAll(source.paths);
    const total = all.reduce((sum, { size }) => sum + size, 0);
    const fill: Fill = (into, job) => packPaths(all, into, done => job.transferred(done, total), job.signal);
    return { job: deps.jobs.start(spec, job => put(place, job, fill)).id };
  }
  const body = new AwaitedBody();
  const fillFrom = (bytes: Readable): Fill =>
    source.from === 'page'
      ? (into, job) =>
          passChecked(bytes, names, into, done => job.transferred(done, source.length), job.signal)
      : (into, job) =>
          passUntaken(bytes, { into, isTaken, done: done => job.transferred(done), signal: job.signal });
  const isTaken = async (name: string) => !overwrite && (await takenNames(place, [name])).length > 0;
  const { id } = deps.jobs.start(spec, job => body.read(bytes => put(place, job, fillFrom(bytes))));
  const road = {
    kind: 'up' as const,
    take: (bytes: Readable) => body.take(bytes),
    ...(source.from === 'page' && { length: source.length }),
  };
  return { job: id, ticket: deps.roads.issue(session, road) };
}

async function put({ live, id, path }: Place, job: JobContext, fill: Fill): Promise<void> {
  const { pack } = await import('tar-stream');
  const archive = pack();
  const filled = fill(archive, job).catch((error: unknown) => {
    archive.destroy(error as Error);
    throw error;
  });
  const sent = new PassThrough();
  const carried = pipeline(archive, sent);
  const answered = live.docker.getContainer(id).putArchive(sent, {
    path,
    // A folder is never replaced by a file, nor a file by a folder.
    noOverwriteDirNonDir: 'true',
    abortSignal: job.signal,
  });
  try {
    await Promise.all([filled, carried, answered]);
  } finally {
    // An engine that refused reads no more: what still fills the archive would wait for ever.
    sent.destroy();
  }
}
