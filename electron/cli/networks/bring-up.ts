import type { GuestRef } from '#shared/contract/guests.ts';
import { followJob } from '../follow-job.ts';
import { CliError, type VerbInput } from '../verb.ts';

/**
 * Before guests start: networks that they need and that are off are started, and said. One that is not there is only
 * made when asked for, since it may have been of another kind.
 */
export async function bringUpNetworks(input: VerbInput, guests: GuestRef[]): Promise<void> {
  const client = await input.client();
  const { networks } = await client.networks.needed({ guests }, { signal: input.signal });
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
