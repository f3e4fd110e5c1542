import type { Writable } from 'node:stream';
import type { JobContext } from '#electron/jobs/job.ts';
import type { JobStore } from '#electron/jobs/job-store.ts';
import { runSteps } from '#electron/jobs/undo.ts';
import type { DownloadChoice } from '#shared/contract/transfers.ts';
import { requireShown } from '../plans/stamp.ts';
import type { AreaDeps, SessionId } from '../ports.ts';
import { downloadSteps, type DownloadWork, fetchInto } from './download-steps.ts';
import { intoAnswer, PageTarget } from './page-target.ts';
import { downloadPlan } from './plan.ts';
import type { Roads } from './roads.ts';

export interface DownloadDeps extends AreaDeps {
  readonly cancelJob: JobStore['cancel'];
}

/** `ticket`: where a browser fetches it. */
export async function runDownload(
  deps: DownloadDeps,
  roads: Roads,
  { stamp, ...choice }: DownloadChoice & { stamp: string },
  session: SessionId,
): Promise<{ job: string; ticket?: string }> {
  const { plan, facts } = await downloadPlan(deps, choice);
  requireShown(plan, stamp, choice.volume);
  const { connection, to, volume: name } = choice;
  const spec = { title: plan.title, cancellable: true, pausable: true, connection };
  const work = { choice, facts };
  if (to.to === 'path') {
    const { path } = to;
    return { job: deps.jobs.start(spec, job => runSteps(downloadSteps(deps, job, work, path), job)).id };
  }
  const target = new PageTarget(() => deps.cancelJob(id));
  const { id } = deps.jobs.start(spec, job => sendToPage(deps, job, work, target));
  const { length } = facts.volume;
  const give = (answer: Writable) => target.give(answer);
  const never = () => target.never();
  return { job: id, ticket: roads.issue(session, { kind: 'down', name, length, give, never }) };
}

async function sendToPage(
  deps: AreaDeps,
  job: JobContext,
  work: DownloadWork,
  target: PageTarget,
): Promise<void> {
  job.step('Send it to the browser');
  let whole = false;
  let answer: Writable | undefined;
  try {
    const into = await target.answer(job.signal);
    answer = into;
    await fetchInto(deps, job, work, () => intoAnswer(into, job.signal));
    whole = true;
  } finally {
    target.end(answer, whole);
  }
}
