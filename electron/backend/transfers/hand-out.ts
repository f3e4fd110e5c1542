import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Writable } from 'node:stream';
import type { JobContext, JobSpec } from '#electron/jobs/job.ts';
import type { JobStore } from '#electron/jobs/job-store.ts';
import { runSteps } from '#electron/jobs/undo.ts';
import type { DownloadTarget } from '#shared/contract/transfers.ts';
import { putInPlace } from '../carry/put-in-place.ts';
import type { AreaDeps, SessionId } from '../ports.ts';
import { PageTarget } from './page-target.ts';
import type { Roads } from './roads.ts';

export interface HandOutDeps extends Pick<AreaDeps, 'jobs'> {
  readonly roads: Roads;
  readonly cancelJob: JobStore['cancel'];
}

export interface HandedOut {
  readonly title: string;
  /** What the file is called in a browser. */
  readonly name: string;
  readonly to: DownloadTarget;
  /** What the job is about. */
  readonly of: Pick<JobSpec, 'engine' | 'container'>;
  /** Writes all of it; does not end the sink. */
  readonly write: (sink: Sink, job: JobContext) => Promise<void>;
}

/** Takes bytes as fast as they go on. */
export type Sink = (bytes: Uint8Array) => Promise<void>;

/** A job that makes a file of bytes that come from elsewhere: here, where it has its name once whole, or in a browser. */
export function handOut(
  { jobs, roads, cancelJob }: HandOutDeps,
  { title, name, to, of, write }: HandedOut,
  session: SessionId,
): { job: string; ticket?: string } {
  const spec = { title, cancellable: true, ...of };
  if (to.to === 'path') {
    const { path } = to;
    return { job: jobs.start(spec, job => intoFile(job, title, path, write)).id };
  }
  const target = new PageTarget(() => cancelJob(id));
  const { id } = jobs.start(spec, job => intoPage(job, target, write));
  const give = (answer: Writable) => target.give(answer);
  const never = () => target.never();
  return { job: id, ticket: roads.issue(session, { kind: 'down', name, give, never }) };
}

const sinkOf =
  (into: Writable, signal: AbortSignal): Sink =>
  async bytes => {
    signal.throwIfAborted();
    if (!into.write(bytes)) await once(into, 'drain', { signal });
  };

async function intoFile(
  job: JobContext,
  title: string,
  path: string,
  write: HandedOut['write'],
): Promise<void> {
  const partial = join(dirname(path), `.${basename(path).slice(0, 200)}.${randomUUID().slice(0, 8)}.part`);
  const steps = [
    {
      title,
      undoesHalf: true,
      do: async () => {
        const file = createWriteStream(partial, { flags: 'wx', mode: 0o600 });
        await once(file, 'open');
        try {
          await write(sinkOf(file, job.signal), job);
        } finally {
          file.end();
          await once(file, 'close');
        }
      },
      undo: () => rm(partial, { force: true }),
    },
    {
      title: 'Give the file its name',
      do: () => putInPlace(partial, path, false),
      undo: () => rm(path, { force: true }),
    },
  ];
  await runSteps(steps, job);
}

export async function intoPage(
  job: JobContext,
  target: PageTarget,
  write: HandedOut['write'],
): Promise<void> {
  job.step('Send it to the browser');
  let whole = false;
  let answer: Writable | undefined;
  try {
    answer = await target.answer(job.signal);
    await write(sinkOf(answer, job.signal), job);
    whole = true;
  } finally {
    target.end(answer, whole);
  }
}
