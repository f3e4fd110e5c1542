import type { ActionPlan } from '#shared/contract/action-plan.ts';
import type { Job } from '#shared/contract/jobs.ts';
import { failureLine } from './failure-line.ts';
import { followJob } from './follow-job.ts';
import { CliError, type VerbInput } from './verb.ts';

interface Carrying {
  /** Begins the line about what is wrong: the guest's or the folder's name. */
  readonly about: string;
  readonly plan: ActionPlan;
  readonly dryRun: boolean;
  readonly run: (stamp: string) => Promise<{ job: string }>;
  /** Told of the job when it is done. */
  readonly done?: (job: Job) => void;
}

/** Says what is worth knowing of a plan and runs it, or with `dryRun` prints it. Answers whether it was run. */
export async function carryOut(
  input: VerbInput,
  { about, plan, dryRun, run, done }: Carrying,
): Promise<boolean> {
  const { files, lost, problems, steps, warnings } = plan;
  const [problem] = problems;
  if (problem) throw new CliError(`${about}: ${failureLine(problem.failure)}`);
  for (const { text, why, remedy } of warnings)
    input.note([sentence(text), why, remedy].filter(Boolean).join(' '));
  for (const text of lost) input.note(`Lost: ${text}`);
  if (!dryRun) {
    const { job } = await run(plan.stamp);
    const ended = await followJob(input, job);
    done?.(ended);
    return true;
  }
  const listed = files.map(
    ({ path, becomes, note }) => `${becomes.padEnd(8)} ${path}${note ? `  (${note})` : ''}`,
  );
  const text = [plan.title, ...steps.map(step => `  ${step}`), ...listed].join('\n');
  await input.out(input.json ? `${JSON.stringify(plan, null, 2)}\n` : `${text}\n`);
  return false;
}

/** What a page shows as a heading has no full stop. */
const sentence = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`);
