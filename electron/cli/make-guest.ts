import type { CreatePlan } from '#shared/contract/create/plan.ts';
import type { CreateRequest } from '#shared/contract/create/request.ts';
import { failureLine } from './failure-line.ts';
import { followJob } from './follow-job.ts';
import { CliError, type VerbInput } from './verb.ts';

export interface Making {
  /** Begins each line about what is wrong: the file that the answers came from. */
  readonly file: string;
  readonly dryRun: boolean;
  /** Set right first what can be. */
  readonly fix: boolean;
}

/** Plans a guest, says what is worth knowing, and then makes it, or with `dryRun` prints its document. */
export async function makeGuest(input: VerbInput, request: CreateRequest, making: Making): Promise<number> {
  const settled = await settlePlan(input, request, making);
  for (const { text, why, remedy } of settled.plan.warnings)
    input.note(`${text} ${why} ${remedy ?? ''}`.trim());
  for (const { what, why } of settled.plan.lost) input.note(`Not carried over: ${what}. ${why}`);
  if (making.dryRun) {
    const { xml } = settled.plan;
    await input.out(input.json ? `${JSON.stringify(settled.plan, null, 2)}\n` : `${xml.trimEnd()}\n`);
    return 0;
  }
  const client = await input.client();
  const { job, guest } = await client.create.run(settled.request, { signal: input.signal });
  await followJob(input, job);
  if (input.json) await input.out(`${JSON.stringify(guest)}\n`);
  else await input.out(`${settled.request.name} is there: ${guest.uuid}\n`);
  return 0;
}

interface Settled {
  readonly request: CreateRequest;
  readonly plan: CreatePlan;
}

/**
 * The plan and the request it was made from. With --fix, what stands in the way is set right first, each kind
 * of thing once, but only when all of it can be: nothing is changed in vain.
 */
async function settlePlan(input: VerbInput, wanted: CreateRequest, making: Making): Promise<Settled> {
  const client = await input.client();
  const tried = new Set<string>();
  for (let request = wanted; ; ) {
    const plan = await client.create.plan(request, { signal: input.signal });
    const hopeless = plan.problems.find(({ fix }) => fix === undefined || tried.has(fix.id));
    const problem = hopeless ?? plan.problems[0];
    if (problem === undefined) return { request, plan };
    const { field, failure, fix } = problem;
    if (fix === undefined || problem === hopeless || !making.fix) {
      const help =
        fix && hopeless === undefined
          ? ` Add --fix to ${fix.label[0]?.toLowerCase()}${fix.label.slice(1)} first.`
          : '';
      throw new CliError(`${making.file}: ${field}: ${failureLine(failure)}${help}`);
    }
    tried.add(fix.id);
    const fixing = await client.create.fix({ request, fix: fix.id }, { signal: input.signal });
    await followJob(input, fixing.job);
    request = fixing.request;
  }
}
