import type { HostRun } from '#shared/contract/host-changes.ts';
import type { HostStep } from '#shared/contract/host-step.ts';
import { planText, stepLine } from '#shared/domain/host-changes/plan-text.ts';
import type { JobContext } from '#electron/jobs/job.ts';
import { HelperError } from '#electron/privileged/root-helper.ts';
import { FailureError } from '../failures/fail.ts';
import { told } from '../host-changes/host-changes-area.ts';
import { type HelperOfHost, helperOf } from '../host-changes/helper-of.ts';
import type { LiveConnection } from '../ports.ts';
import type { PassthroughDeps } from './passthrough-deps.ts';
import type { SetupRecord } from './setup.ts';

/** What the host's helper has recorded; undefined where it cannot be asked now. */
export async function readRuns(deps: PassthroughDeps, live: LiveConnection): Promise<HostRun[] | undefined> {
  try {
    return await (await helperOf(deps, live)).helper.runs();
  } catch (error) {
    deps.log.warn({ err: error, connection: live.id }, 'The runs of the root helper cannot be read');
    return undefined;
  }
}

/** The run of a set-up: by its name, else the newest one that did the same, such as by a script that a person ran. */
export function runOf(record: SetupRecord, runs: readonly HostRun[]): HostRun | undefined {
  if (record.steps.length === 0) return undefined;
  if (record.run !== undefined) return runs.find(({ id }) => id === record.run);
  const wanted = linesOf(record.steps);
  return runs
    .filter(run => run.at >= record.at - CLOCKS_APART && linesOf(run.steps) === wanted)
    .toSorted((a, b) => b.at - a.at)[0];
}

const linesOf = (steps: readonly HostStep[]) => steps.map(stepLine).join('\n');

/** Two machines' clocks; more is a clock that nobody set. Milliseconds. */
const CLOCKS_APART = 24 * 60 * 60_000;

/** Does the host's steps, or finishes them, and answers with the run's name. `stamp`: of the dry run that was shown. */
export async function applyOnHost(
  deps: PassthroughDeps,
  record: SetupRecord,
  stamp: string | undefined,
  job: JobContext,
): Promise<string | undefined> {
  if (record.steps.length === 0) return undefined;
  const live = deps.connections.require(record.connection);
  const { helper, reach } = await helperOf(deps, live);
  const present = runOf(record, await helper.runs());
  if (present?.state === 'after') return present.id;
  if (reach.way === 'script') throw new ByHandError(live);
  if (present?.state === 'interrupted') {
    await told(job, () => helper.proceed(present.id));
    return present.id;
  }
  const text = planText(record.title, record.steps);
  const shown = stamp ?? (await withoutProblems(helper.dryRun(text)));
  const { run } = await told(job, () => helper.apply(text, shown));
  return run;
}

/** Nobody can be root there for us: what a person has to do, and that it goes on from there. */
export class ByHandError extends FailureError {
  constructor({ label }: LiveConnection) {
    super({
      code: 'UNSUPPORTED',
      params: {
        host: label,
        reason: 'Nobody can be root there for Innkeeper.',
        remedy: 'Run the script there with “sudo bash”, then choose “Continue” here.',
      },
    });
  }
}

/** Takes the host's part back, from whatever state it is in. */
export async function undoOnHost(
  deps: PassthroughDeps,
  record: SetupRecord,
  stamp: string | undefined,
  job: JobContext,
): Promise<void> {
  if (record.steps.length === 0) return;
  const live = deps.connections.require(record.connection);
  const { helper, reach } = await helperOf(deps, live);
  const run = runOf(record, await helper.runs());
  if (!run || run.state === 'before') return;
  if (reach.way === 'script') throw new ByHandError(live);
  const shown = stamp ?? (await withoutProblems(helper.planUndo(run.id)));
  await told(job, () => helper.undo(run.id, shown));
}

/** Throws the first problem; answers with the stamp. */
async function withoutProblems(showing: ReturnType<HelperOfHost['helper']['dryRun']>): Promise<string> {
  const { problems, stamp } = await showing;
  const [problem] = problems;
  if (problem) throw new FailureError(problem.failure);
  return stamp;
}

/** The run that a failure of the helper was about, so that half of it can be taken back. */
export function runOfFailure(error: unknown): string | undefined {
  const cause = error instanceof FailureError ? error.cause : error;
  return cause instanceof HelperError ? cause.outcome.run : undefined;
}
