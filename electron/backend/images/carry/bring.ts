import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { Readable } from 'node:stream';
import { progressLines } from '#electron/docker/progress-lines.ts';
import type { JobContext } from '#electron/jobs/job.ts';
import { refusalOf } from '#electron/docker/engine-error.ts';
import type { EngineId } from '#shared/contract/engines.ts';
import type { BringChoice } from '#shared/contract/images/actions.ts';
import { familiarName, repositoryOf } from '#shared/domain/images/reference.ts';
import { fail } from '../../failures/fail.ts';
import type { ByteSource } from '../../transfers/byte-source.ts';
import type { ImageDeps } from '../image-deps.ts';
import { requireReference } from './named.ts';
import { freeBytes } from './why-failed.ts';

/** Begins to load what “save” made, or to make an image of a tree of files. Throws what is wrong with the file. */
export async function beginBring(
  deps: ImageDeps,
  engine: EngineId,
  choice: BringChoice,
): Promise<{ job: string }> {
  const { source } = choice;
  const name = source.from === 'path' ? basename(source.path) : source.file.name;
  const length = source.from === 'path' ? (await stat(source.path)).size : source.file.size;
  const query = choice.as === 'import' ? importQuery(choice.name) : undefined;
  deps.engines.require(engine);
  const open = await deps.pageFiles.opener(source, length);
  const title = choice.as === 'load' ? `Load images from ${name}` : `Import ${name} as “${choice.name}”`;
  const { id } = deps.jobs.start({ title, cancellable: true, engine }, async job => {
    const bytes = open(job);
    try {
      await bring(deps, job, { engine, name, bytes, query });
    } finally {
      deps.pageFiles.forget(job.id);
      await bytes.close();
    }
  });
  return { job: id };
}

type ImportQuery = { readonly repo: string; readonly tag: string | undefined };

function importQuery(name: string): ImportQuery {
  const reference = requireReference(name);
  if (reference.digest !== undefined)
    throw fail('INPUT_INVALID', { field: 'name', reason: `“${familiarName(reference)}” names a digest.` });
  return { repo: repositoryOf(reference), tag: reference.tag };
}

interface Brought {
  readonly engine: EngineId;
  readonly name: string;
  readonly bytes: ByteSource;
  readonly query: ImportQuery | undefined;
}

async function bring(
  deps: ImageDeps,
  job: JobContext,
  { engine, name, bytes, query }: Brought,
): Promise<void> {
  const { docker } = deps.engines.require(engine);
  const body = Readable.from(counted(bytes, job));
  const abortSignal = job.signal;
  try {
    const answer =
      query === undefined
        ? await docker.loadImage(body, { abortSignal, quiet: true })
        : await docker.importImage(body, { ...query, abortSignal });
    for await (const { stream, status } of progressLines(answer as Readable)) {
      const said = (stream ?? status ?? '').trim();
      if (said !== '') job.log(said);
    }
  } catch (error) {
    job.signal.throwIfAborted();
    const refusal = refusalOf(error);
    if (refusal === undefined) throw error;
    const free = await freeBytes(deps.engines.require(engine));
    if (free !== undefined && free < bytes.length) throw fail('NO_SPACE', {}, refusal.words);
    throw fail('FILE_NOT_AN_IMAGE', { path: name, ...expected(query) }, refusal.words);
  }
  job.signal.throwIfAborted();
}

const expected = (query: ImportQuery | undefined) =>
  query === undefined
    ? {
        reason: 'The engine finds no image in it.',
        remedy: 'Choose a tarball that “Save” or “docker save” made.',
      }
    : {
        reason: 'The engine finds no tree of files in it.',
        remedy: 'Choose a tar archive, packed or not.',
      };

/** All of it in order; a page that goes away is waited for, as its job says. */
async function* counted(bytes: ByteSource, job: JobContext): AsyncGenerator<Uint8Array> {
  let done = 0;
  job.transferred(0, bytes.length);
  while (done < bytes.length) {
    await bytes.ready(job.signal);
    for await (const item of bytes.items(done, {
      sparse: false,
      stop: () => job.signal.aborted,
      passed: () => 0,
    })) {
      job.signal.throwIfAborted();
      // Not sparse: there are no holes.
      yield item as Uint8Array;
      done += item.length;
      job.transferred(done, bytes.length);
    }
  }
}
