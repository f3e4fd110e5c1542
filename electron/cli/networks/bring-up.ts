import type { ActionPlan } from '#shared/contract/action-plan.ts';
import type { GuestRef } from '#shared/contract/guests.ts';
import type { NeededNetwork } from '#shared/contract/networks.ts';
import type { ConnectionId } from '#shared/contract/values.ts';
import { lackedNetwork } from '#shared/domain/networks/lacked-network.ts';
import { followJob } from '../follow-job.ts';
import { CliError, type VerbInput } from '../verb.ts';

/**
 * Before guests start: networks that they need and that are off are started, and said. One that is not there is only
 * made when asked for, since it may have been of another kind.
 */
export async function bringUpNetworks(input: VerbInput, guests: GuestRef[]): Promise<void> {
  const client = await input.client();
  const { networks } = await client.networks.needed({ guests }, { signal: input.signal });
  await bringUp(input, networks);
}

/** A plan that ends with a start: made anew once the networks that are in its way run. */
export async function planWithNetworks(
  input: VerbInput,
  connection: ConnectionId,
  planOf: () => Promise<ActionPlan>,
): Promise<ActionPlan> {
  const plan = await planOf();
  const lacked = plan.problems.flatMap(({ failure }) => lackedNetwork(failure) ?? []);
  // Nothing is started for what cannot be done anyway.
  if (input.values['dry-run'] === true || lacked.length === 0 || lacked.length < plan.problems.length)
    return plan;
  await bringUp(
    input,
    lacked.map(network => ({ ...network, connection })),
  );
  return planOf();
}

type Lacked = Pick<NeededNetwork, 'connection' | 'name' | 'is'>;

async function bringUp(input: VerbInput, networks: readonly Lacked[]): Promise<void> {
  const client = await input.client();
  const make = input.values['make-networks'] === true;
  const absent = networks.find(({ is }) => is === 'absent');
  if (absent && !make) {
    throw new CliError(
      `There is no network “${absent.name}”, which the guest has a card in. --make-networks makes a NAT network of that name and goes on; “innkeeper networks create” makes another kind.`,
    );
  }
  for (const { connection, name, is } of networks) {
    input.note(
      is === 'absent'
        ? `The network “${name}” is not there: it is made.`
        : `The network “${name}” is off: it is started.`,
    );
    const { job } = await client.networks.bringUp({
      connection,
      networks: [{ name, make: is === 'absent' }],
      autostart: false,
    });
    await followJob(input, job);
  }
}
