import type { ContainerOrder } from '#shared/contract/container-work.ts';
import type { Container } from '#shared/contract/containers.ts';
import { failureLine } from './failure-line.ts';
import { followJob } from './follow-job.ts';
import { CliError, type VerbInput } from './verb.ts';

/** Does one thing to one container and waits until it is done. */
export async function orderContainer(
  input: VerbInput,
  { engine, id }: Container,
  order: ContainerOrder,
): Promise<void> {
  const client = await input.client();
  const containers = [{ engine, id }];
  const [outcome] = await client.containers.act({ containers, ...order }, { signal: input.signal });
  if (outcome?.failure !== undefined) throw new CliError(failureLine(outcome.failure));
  if (outcome?.killedAfter !== undefined)
    input.note(`It did not stop by itself and was killed after ${outcome.killedAfter} s.`);
  if (outcome?.job !== undefined) {
    const { results = [] } = await followJob(input, outcome.job);
    for (const { value } of results) input.note(value);
  }
  if (input.json) await input.out(`${JSON.stringify(outcome)}\n`);
}
