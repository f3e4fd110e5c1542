import type { HostPlan } from '#shared/contract/host-plan.ts';
import type { DryRun } from '#shared/contract/host-changes.ts';
import type { ConnectionId } from '#shared/contract/values.ts';
import { failureLine } from './failure-line.ts';
import { followJob } from './follow-job.ts';
import { CliError, type VerbInput } from './verb.ts';

interface Carrying {
  /** Begins the line about what is wrong. */
  readonly about: string;
  readonly connection: ConnectionId;
  readonly plan: HostPlan;
  readonly dryRun: boolean;
  /** Another way to have the helper do exactly what it showed. */
  readonly run?: (stamp: string) => Promise<void>;
}

/**
 * Does steps of the host by its root helper, or with `dryRun` prints what the helper would do. Where root cannot be
 * reached, a script for `sudo bash` is printed instead. Answers whether it was done.
 */
export async function carryOutSteps(
  input: VerbInput,
  { about, connection, plan, dryRun, run }: Carrying,
): Promise<boolean> {
  const { title, steps, warnings, lost, problems } = plan;
  for (const { text, why, remedy } of warnings) input.note([text, why, remedy].filter(Boolean).join(' '));
  for (const text of lost) input.note(`Lost: ${text}`);
  const [problem] = problems;
  if (problem) throw new CliError(`${about}: ${failureLine(problem.failure)}`);
  if (steps.length === 0) {
    await input.out(input.json ? `${JSON.stringify({ title, steps })}\n` : 'Nothing has to be done.\n');
    return false;
  }
  const { hostChanges } = await input.client();
  const { signal } = input;
  const dry = await hostChanges.dryRun({ connection, steps }, { signal });
  const [refused] = dry.problems;
  if (refused) throw new CliError(`${about}: ${failureLine(refused.failure)}`);
  if (dryRun) {
    await input.out(
      input.json ? `${JSON.stringify({ title, steps, dryRun: dry }, null, 2)}\n` : shown(title, dry),
    );
    return false;
  }
  if ((await hostChanges.reach({ connection }, { signal })).way === 'script') {
    const { name, text } = await hostChanges.script({ connection, title, steps }, { signal });
    input.note(`Root cannot be reached from here. Save this as ${name} there: sudo bash ${name} apply`);
    await input.out(text);
    return false;
  }
  if (run) {
    await run(dry.stamp);
    return true;
  }
  const { job } = await hostChanges.apply({ connection, title, steps, stamp: dry.stamp }, { signal });
  await followJob(input, job);
  return true;
}

function shown(title: string, { files, commands, now, reboot }: DryRun): string {
  return [
    title,
    ...now.map(line => `  ${line}`),
    ...commands.map(words => `  run ${words.join(' ')}`),
    ...files.flatMap(({ path, becomes, diff }) => [
      `${becomes} ${path}`,
      ...(diff === undefined ? [] : [diff.trimEnd()]),
    ]),
    ...(reboot ? ['A restart of the host is needed.'] : []),
    '',
  ].join('\n');
}
