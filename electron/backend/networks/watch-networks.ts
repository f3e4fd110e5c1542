import { NetworkEventLifecycleType, type NetworkRef } from 'node-libvirt';
import type { Network, NetworksEvent } from '#shared/contract/networks.ts';
import type { GuestRef } from '#shared/contract/guests.ts';
import { type ConnectionId, uuidSchema } from '#shared/contract/values.ts';
import { onEvent } from '../watch/on-event.ts';
import { Pending } from '../watch/pending.ts';
import { networkRef } from './network-ref.ts';
import { cardsOf, readNetwork } from './read-network.ts';
import { readNetworks } from './read-facts.ts';
import type { NetworksDeps } from './networks-deps.ts';

/** Networks in one message. */
const AT_ONCE = 20;

/** All networks, then each that changed: by libvirt's events, by what guests have cards in, and by what we did. */
export async function* watchNetworks(
  deps: NetworksDeps,
  connection: ConnectionId,
  signal: AbortSignal,
): AsyncGenerator<NetworksEvent, void, void> {
  const live = deps.connections.require(connection);
  const { rpc } = live;
  const known = new Map<string, Network>();
  const pending = new Pending<string, NetworkRef>();
  const changed = (net: NetworkRef) => pending.put(net.uuid, net);
  const lifecycle = await onEvent(rpc, 'networkLifecycle', ({ net, event }) => {
    // The name may have passed to another one.
    if (event === NetworkEventLifecycleType.UNDEFINED) deps.hosts.of(live).networks.forget();
    changed(net);
  });
  const quiet = deps.news.on(({ connection: on, uuid }) => {
    const network = known.get(uuid);
    if (on === connection && network) changed(networkRef(network));
  });
  const stop = new AbortController();
  const ended = AbortSignal.any([signal, stop.signal]);
  const byName = (name: string) => [...known.values()].find(network => network.name === name);
  followGuests(
    deps,
    connection,
    name => {
      const network = byName(name);
      if (network) changed(networkRef(network));
    },
    ended,
  ).catch((error: unknown) => deps.log.warn({ err: error, connection }, 'Who is in a network is not told'));
  try {
    const all = await readNetworks(rpc, cardsOf(deps, connection), live.label);
    for (const {
      known: { network },
    } of all)
      known.set(network.uuid, network);
    yield { kind: 'snapshot', networks: [...known.values()] };
    for (;;) {
      const told = await pending.take(AT_ONCE, signal);
      if (told === undefined) return;
      const cards = cardsOf(deps, connection);
      const now = await Promise.all(
        told.map(async net => [net, await readNetwork(rpc, net, cards)] as const),
      );
      const gone = now.flatMap(([net, documents]) => (documents ? [] : [uuidSchema.parse(net.uuid)]));
      const there = now.flatMap(([, documents]) => (documents ? [documents.known.network] : []));
      for (const uuid of gone) known.delete(uuid);
      for (const network of there) known.set(network.uuid, network);
      if (gone.length > 0) yield { kind: 'remove', networks: gone };
      if (there.length > 0) yield { kind: 'upsert', networks: there };
    }
  } finally {
    stop.abort();
    quiet();
    await lifecycle();
  }
}

/** Calls back with each network that a guest has come to, left, or started and stopped in. */
async function followGuests(
  { guests }: NetworksDeps,
  connection: ConnectionId,
  changed: (network: string) => void,
  signal: AbortSignal,
): Promise<void> {
  const before = new Map<string, { readonly networks: readonly string[]; readonly state: string }>();
  const tell = (ref: GuestRef) => {
    const now = guests.get(ref);
    const last = before.get(ref.uuid);
    const networks = now ? guests.claims(ref).networks : [];
    const state = now?.state ?? '';
    if (last?.state === state && String(last.networks) === String(networks)) return;
    if (last || state !== '')
      for (const name of new Set([...(last?.networks ?? []), ...networks])) changed(name);
    if (now) before.set(ref.uuid, { networks, state });
    else before.delete(ref.uuid);
  };
  for await (const event of guests.watch(signal)) {
    for (const guest of event.guests) if (guest.connection === connection) tell(guest);
  }
}
