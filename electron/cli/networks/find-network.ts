import type { Network } from '#shared/contract/networks.ts';
import type { ConnectionId } from '#shared/contract/values.ts';
import { CliError, type VerbInput } from '../verb.ts';

/** Every network of a connection, by name. */
export async function allNetworks(input: VerbInput, connection: ConnectionId): Promise<Network[]> {
  const client = await input.client();
  for await (const event of await client.networks.watch({ connection }, { signal: input.signal }))
    if (event.kind === 'snapshot')
      return event.networks.toSorted((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true }));
  return [];
}

/** The network that a person means by its name or UUID. */
export async function findNetwork(
  input: VerbInput,
  connection: ConnectionId,
  wanted: string | undefined,
): Promise<Network> {
  if (wanted === undefined) throw new CliError('networks: name the network. innkeeper networks shows them.');
  const found = (await allNetworks(input, connection)).find(
    ({ name, uuid }) => name === wanted || uuid === wanted.toLowerCase(),
  );
  if (!found) throw new CliError(`There is no network “${wanted}”. innkeeper networks shows them.`);
  return found;
}
