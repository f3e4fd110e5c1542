import { basename, posix } from 'node:path';
import { PassThrough, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Pack } from 'tar-stream';
import { statPath } from '#electron/docker/stat-path.ts';
import type { JobContext } from '#electron/jobs/job.ts';
import type { CopyIn } from '#shared/contract/container-files.ts';
import { fail } from '../failures/fail.ts';
import type { SessionId } from '../ports.ts';
import { passChecked } from './checked-archive.ts';
import type { FilesDeps } from './copy-out.ts';
import { findAll, packPaths } from './pack-paths.ts';
import { findPlace, type Place } from './place.ts';

/** Which of the names are in the folder already. */
export async function takenNames({ live, id, path }: Place, names: readonly string[]): Promise<string[]> {
  const there = await Promise.all(names.map(name => statPath(live.docker, id, posix.join(path, name))));
  return names.filter((_, at) => there[at] !== undefined);
}

/** A page that was promised, and does not come. Milliseconds. */
const PATIENCE = 15_000;

/** A promise that is kept from outside. */
function promised<Value>() {
  let resolve = (_value: Value): void => undefined;
  let reject = (_error: Error): void => undefined;
  const promise = new Promise<Value>((keep, leave) => {
    resolve = keep;
    reject = leave;
  });
  return { promise, resolve, reject };
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
  const names = source.from === 'paths' ? source.paths.map(each => basename(each)) : source.names;
  const [taken] = overwrite ? [] : await takenNames(place, names);
  if (taken !== undefined) throw fail('NAME_TAKEN', { name: posix.join(path, taken) });
  const what = names.length === 1 ? `“${names[0]}”` : `${names.length} files and folders`;
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
  const { length } = source;
  const page = promised<Readable>();
  const over = promised<boolean>();
  page.promise.catch(() => undefined);
  const timer = setTimeout(() => page.reject(fail('TICKET_INVALID')), PATIENCE);
  const { id } = deps.jobs.start(spec, async job => {
    let whole = false;
    try {
      const body = await page.promise;
      await put(place, job, (into, { signal }) =>
        passChecked(body, names, into, done => job.transferred(done, length), signal),
      );
      whole = true;
    } finally {
      over.resolve(whole);
    }
  });
  const take = (body: Readable) => {
    clearTimeout(timer);
    page.resolve(body);
    return over.promise;
  };
  return { job: id, ticket: deps.roads.issue(session, { kind: 'up', length, take }) };
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
  await Promise.all([filled, carried, answered]);
}
