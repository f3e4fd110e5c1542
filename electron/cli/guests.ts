import type { Connection } from '#shared/contract/connections.ts';
import type { Guest } from '#shared/contract/guests.ts';
import { failureLine } from './failure-line.ts';
import { CliError, type InnkeeperClient, type VerbInput } from './verb.ts';

/** Every connection, once each has answered or failed. */
export async function settledConnections(
  client: InnkeeperClient,
  signal: AbortSignal,
): Promise<Connection[]> {
  const known = new Map<string, Connection>();
  for await (const event of await client.connections.watch({}, { signal })) {
    if (event.kind === 'snapshot') for (const each of event.connections) known.set(each.id, each);
    else if (event.kind === 'upsert') known.set(event.connection.id, event.connection);
    else known.delete(event.id);
    if ([...known.values()].every(({ state }) => state !== 'connecting')) break;
  }
  return [...known.values()];
}

/**
 * The connections that answered. Throws when none did; of those that did not, the ones a person named or added
 * are noted, as nobody expects every kind of libvirt on every machine.
 */
export async function onlineConnections(input: VerbInput): Promise<Connection[]> {
  const all = await settledConnections(await input.client(), input.signal);
  const online = all.filter(({ state }) => state === 'online');
  const failed = all.filter(({ failure }) => failure !== undefined);
  const worst = failed.find(({ origin }) => origin !== 'found') ?? failed[0];
  const lost = failed.filter(({ origin }) => origin !== 'found');
  if (online.length === 0 || (input.connect.length > 0 && lost.length > 0)) {
    throw new CliError(
      worst?.failure === undefined
        ? 'No libvirt was found on this computer. Install it, or name one with --connect URI.'
        : failureLine(worst.failure),
    );
  }
  for (const { failure } of lost) if (failure !== undefined) input.note(failureLine(failure));
  return online;
}

/** Every guest of the connections that answered. */
export async function allGuests(input: VerbInput): Promise<{ guests: Guest[]; connections: Connection[] }> {
  const connections = await onlineConnections(input);
  const client = await input.client();
  const guests = new Map<string, Guest>();
  const keyOf = ({ connection, uuid }: Pick<Guest, 'connection' | 'uuid'>) => `${connection} ${uuid}`;
  for await (const event of await client.guests.watch({}, { signal: input.signal })) {
    if (event.kind === 'remove') for (const each of event.guests) guests.delete(keyOf(each));
    else for (const each of event.guests) guests.set(keyOf(each), each);
    if (event.kind !== 'remove' && event.complete === true) break;
  }
  return { guests: [...guests.values()], connections };
}

/** The one guest that a person means by its name or UUID. */
export async function oneGuest(input: VerbInput, wanted: string): Promise<Guest> {
  const { guests, connections } = await allGuests(input);
  const found = guests.filter(guest => guest.name === wanted || guest.uuid === wanted.toLowerCase());
  const [guest, ...more] = found;
  if (guest === undefined) throw new CliError(`There is no guest “${wanted}”. innkeeper list shows them.`);
  if (more.length > 0) {
    const uris = found.map(each => connections.find(({ id }) => id === each.connection)?.uri ?? each.uuid);
    throw new CliError(`“${wanted}” is on ${uris.join(' and ')}: choose with --connect URI.`);
  }
  return guest;
}
