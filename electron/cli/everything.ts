import type { Connection } from '#shared/contract/connections.ts';
import type { Container } from '#shared/contract/containers.ts';
import type { Engine } from '#shared/contract/engines.ts';
import type { Guest } from '#shared/contract/guests.ts';
import { onlineEngines, settledEngines } from './engines.ts';
import { allGuests, onlineConnections, settledConnections } from './guests.ts';
import { CliError, type VerbInput } from './verb.ts';

export interface Everything {
  readonly guests: readonly Guest[];
  readonly connections: readonly Connection[];
  readonly containers: readonly Container[];
  readonly engines: readonly Engine[];
}

/** Guests of every kind. Throws when nothing answers, or when an address that was named does not. */
export async function everything(input: VerbInput): Promise<Everything> {
  const client = await input.client();
  const [allConnections, allEngines] = await Promise.all([
    settledConnections(client, input.signal),
    settledEngines(input),
  ]);
  const answers = ({ state }: { state: string }) => state === 'online';
  const given = input.connect.length > 0;
  const machines = given ? allConnections.length > 0 : allConnections.some(answers);
  const engines = given ? allEngines.length > 0 : allEngines.some(answers);
  // It knows best what to say of a computer on which nothing is found.
  if (!machines && !engines) await onlineConnections(input);
  const [ofLibvirt, ofEngines] = await Promise.all([
    machines ? allGuests(input) : { guests: [], connections: [] },
    engines ? allContainers(input) : { containers: [], engines: [] },
  ]);
  return { ...ofLibvirt, ...ofEngines };
}

/** Every container of the engines that answered. */
export async function allContainers(
  input: VerbInput,
): Promise<{ containers: Container[]; engines: Engine[] }> {
  const engines = await onlineEngines(input);
  const client = await input.client();
  const known = new Map<string, Container>();
  const keyOf = ({ engine, id }: Pick<Container, 'engine' | 'id'>) => `${engine} ${id}`;
  for await (const event of await client.containers.watch({}, { signal: input.signal })) {
    if (event.kind === 'remove') for (const each of event.containers) known.delete(keyOf(each));
    else for (const each of event.containers) known.set(keyOf(each), each);
    if (event.kind !== 'remove' && event.complete === true) break;
  }
  return { containers: [...known.values()], engines };
}

export type MachineOrContainer =
  | { readonly kind: 'machine'; readonly guest: Guest }
  | { readonly kind: 'container'; readonly container: Container };

/** As much of an id as people copy. */
const BEGINNING_OF_ID = /^[0-9a-f]{12,64}$/;

/** What a person means by a name, a UUID, or a container's id. */
export async function machineOrContainer(input: VerbInput, wanted: string): Promise<MachineOrContainer> {
  const all = await everything(input);
  const guests = all.guests.filter(({ name, uuid }) => name === wanted || uuid === wanted.toLowerCase());
  const containers = all.containers.filter(
    ({ name, id }) => name === wanted || (BEGINNING_OF_ID.test(wanted) && id.startsWith(wanted)),
  );
  const found: (MachineOrContainer & { where: string })[] = [
    ...guests.map(guest => {
      const uri = all.connections.find(({ id }) => id === guest.connection)?.uri ?? guest.uuid;
      return { kind: 'machine' as const, guest, where: `a machine on ${uri}` };
    }),
    ...containers.map(container => {
      const address = all.engines.find(({ id }) => id === container.engine)?.address ?? container.id;
      return { kind: 'container' as const, container, where: `a container on ${address}` };
    }),
  ];
  const [one, ...more] = found;
  if (one === undefined) throw new CliError(`There is no guest “${wanted}”. innkeeper list shows them.`);
  if (more.length > 0)
    throw new CliError(
      `“${wanted}” is ${found.map(({ where }) => where).join(' and ')}: choose with --connect URI.`,
    );
  return one;
}

/** The one container that a person means; refuses a machine's name by saying what it is. */
export async function containerOnly(input: VerbInput, wanted: string, instead: string): Promise<Container> {
  const one = await machineOrContainer(input, wanted);
  if (one.kind === 'container') return one.container;
  throw new CliError(`“${wanted}” is a machine. ${instead}`);
}
