import type { Job } from '#shared/contract/jobs.ts';
import { formatBytes } from '#shared/domain/units.ts';
import { failureLine } from './failure-line.ts';
import { CliError, type VerbInput } from './verb.ts';

/** How often a long step says how far the job is, in milliseconds. */
const BETWEEN_NOTES = 5000;

/** Waits until a job has ended, and answers with it as it ended, noting its steps and, while one takes long, how far it is. Ctrl-C cancels it and waits until it has undone its work. */
export async function followJob(input: VerbInput, id: string): Promise<Job> {
  const client = await input.client();
  const cancel = () =>
    void client.jobs.cancel({ id }).catch(() => input.note('It cannot be stopped any more.'));
  input.signal.addEventListener('abort', cancel, { once: true });
  if (input.signal.aborted) cancel();
  let step: string | undefined;
  let notedAt = Date.now();
  try {
    for await (const event of await client.jobs.watch({})) {
      const job = jobIn(event, id);
      if (job === undefined) continue;
      if (job.step !== undefined && job.step !== step) {
        input.note(job.step);
        notedAt = Date.now();
      } else if (job.progress !== undefined && Date.now() - notedAt >= BETWEEN_NOTES) {
        input.note(howFar(job.progress, job.transfer?.rate));
        notedAt = Date.now();
      }
      step = job.step;
      if (job.state === 'running') continue;
      if (job.state === 'done') return job;
      throw new CliError(
        job.failure === undefined ? 'Stopped; everything was undone.' : failureLine(job.failure),
      );
    }
  } finally {
    input.signal.removeEventListener('abort', cancel);
  }
  throw new CliError('Nothing more is said of it: what was begun is gone.');
}

function howFar(progress: number, rate: number | undefined): string {
  const done = `${Math.floor(progress * 100)} % done`;
  return rate === undefined ? done : `${done}, ${formatBytes(rate)}/s`;
}

type Event =
  | { kind: 'snapshot'; jobs: Job[] }
  | { kind: 'upsert'; job: Job }
  | { kind: 'remove'; id: string };

function jobIn(event: Event, id: string): Job | undefined {
  if (event.kind === 'snapshot') return event.jobs.find(job => job.id === id);
  return event.kind === 'upsert' && event.job.id === id ? event.job : undefined;
}
