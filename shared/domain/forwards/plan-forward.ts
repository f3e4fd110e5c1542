import type { CardReach, ForwardChange, ForwardWish } from '../../contract/forwards.ts';
import type { Failure } from '../../contract/failure.ts';
import type { HostPlan } from '../../contract/host-plan.ts';
import { allForwards } from './all-forwards.ts';
import type { CardForward, ForwardFacts, ForwardGuest, ForwardNetwork, ForwardStep } from './facts.ts';
import { natId } from './nat-forwards.ts';
import { freePort, takenBy, takenSentence } from './taken.ts';
import { userId } from './user-forwards.ts';

type Problem = { readonly field?: string; readonly failure: Failure };

/** What a change comes to: steps of the host, or a port of a card in the guest's document and its QEMU. */
export type PlannedForward =
  | {
      readonly by: 'host';
      readonly plan: HostPlan;
      readonly port: number;
      readonly keep?: { readonly network: string; readonly mac: string; readonly address: string };
    }
  | {
      readonly by: 'guest';
      readonly title: string;
      readonly guest: ForwardGuest | undefined;
      readonly port: number;
      readonly forward?: Omit<CardForward, 'live' | 'lasting'>;
      /** To be taken away, by where it stands now. */
      readonly old?: CardForward;
      readonly problems: readonly Problem[];
    };

const says = (field: string, code: Failure['code'], params: Record<string, string>): Problem => ({
  field,
  failure: { code, params },
});

/** `reach` answers for the guest's cards as they are now. */
export function planForward(
  change: ForwardChange,
  facts: ForwardFacts,
  reach: (guest: ForwardGuest) => readonly CardReach[],
): PlannedForward {
  return change.do === 'remove' ? planRemoval(change.id, facts) : planNew(change.wish, facts, reach);
}

function planRemoval(id: string, facts: ForwardFacts): PlannedForward {
  const step = facts.kept.find(each => natId(each) === id);
  if (step) {
    const title = `Remove the forward of port ${step.port}`;
    return {
      by: 'host',
      port: step.port,
      plan: { title, steps: [{ ...step, make: false }], lost: [], warnings: [], problems: [] },
    };
  }
  for (const guest of facts.guests) {
    const old = guest.forwards.find(each => userId(guest, each) === id);
    if (old)
      return {
        by: 'guest',
        guest,
        old,
        port: old.port,
        title: `Remove the forward of port ${old.port} to “${guest.name}”`,
        problems: [],
      };
  }
  const problems = [says('id', 'NOT_FOUND', { name: 'the forward' })];
  return {
    by: 'host',
    port: 1,
    plan: { title: 'Remove a forward', steps: [], lost: [], warnings: [], problems },
  };
}

function planNew(
  wish: ForwardWish,
  facts: ForwardFacts,
  reach: (guest: ForwardGuest) => readonly CardReach[],
): PlannedForward {
  const guest = facts.guests.find(({ uuid }) => uuid === wish.guest.uuid);
  const card = guest && reach(guest).find(({ mac }) => mac === wish.mac);
  const port = wish.port ?? chosenPort(facts, wish);
  const name = guest?.name ?? 'the guest';
  const title = `Send port ${port ?? '?'} of the host to port ${wish.toPort} of “${name}”`;
  const problems: Problem[] = [];
  if (!guest || !card) problems.push(says('mac', 'DEVICE_ABSENT', { device: wish.mac, host: name }));
  else if (card.way === undefined)
    problems.push(says('mac', 'UNSUPPORTED', { name: card.network, reason: card.explained }));
  problems.push(...portProblems(facts, wish, port));
  if (guest && card?.way !== undefined && card.way !== 'nat') {
    const { protocol, listen, toPort, mac } = wish;
    const forward = {
      mac,
      protocol,
      ...(listen !== undefined && { listen }),
      port: port ?? 1,
      count: 1,
      toPort,
    };
    return { by: 'guest', guest, title, port: port ?? 1, forward, problems };
  }
  const network = facts.networks.find(each => each.name === card?.libvirtNetwork);
  const found = card && network ? natStep(wish, port ?? 1, card, network) : undefined;
  problems.push(...(found?.problems ?? []), ...(facts.reachable ? [] : [unreachable(facts.host)]));
  const keep = found?.step && network?.dhcp ? keepOf(network, wish.mac, found.step.to) : undefined;
  return {
    by: 'host',
    port: port ?? 1,
    ...(keep && { keep }),
    plan: {
      title,
      steps: found?.step && problems.length === 0 ? [found.step] : [],
      lost: [],
      warnings: keep
        ? [
            {
              text: `The network “${keep.network}” will always give “${name}” the address ${keep.address}.`,
              why: 'The rule leads to that address: a fixed lease is made of the one it has.',
            },
          ]
        : [],
      problems,
    },
  };
}

function chosenPort(facts: ForwardFacts, { protocol, listen, toPort }: ForwardWish): number | undefined {
  return freePort(allForwards(facts).taken, { protocol, listen, toPort });
}

function portProblems(facts: ForwardFacts, wish: ForwardWish, port: number | undefined): Problem[] {
  if (port === undefined)
    return [says('port', 'RESOURCE_BUSY', { name: 'every port', reason: 'No port of the host is free.' })];
  const taken = takenBy(allForwards(facts).taken, { ...wish, port });
  return taken ? [says('port', 'RESOURCE_BUSY', { name: `port ${port}`, reason: takenSentence(taken) })] : [];
}

function natStep(
  { protocol, listen, toPort }: ForwardWish,
  port: number,
  card: CardReach,
  network: ForwardNetwork,
): { step?: ForwardStep; problems: Problem[] } {
  const { bridge, prefix, name, mode } = network;
  if (!network.active) return { problems: [says('mac', 'NETWORK_INACTIVE', { name })] };
  if (bridge === undefined)
    return {
      problems: [says('mac', 'UNSUPPORTED', { name, reason: 'The network has no bridge of its own.' })],
    };
  if (card.address === undefined || card.address.includes(':')) {
    const reason = 'Its IPv4 address is not known: it has asked for none, or is off and none is kept for it.';
    const remedy = 'Start the guest and wait until it has an address, or give it a fixed one in the network.';
    return { problems: [says('mac', 'STATE_INVALID', { name: card.mac, reason, remedy })] };
  }
  return {
    problems: [],
    step: {
      do: 'port-forward',
      make: true,
      protocol,
      ...(listen !== undefined && { listen }),
      port,
      bridge,
      to: card.address,
      // A guest of an isolated network knows no way out: it answers the host alone.
      prefix: mode === 'isolated' ? 0 : (prefix ?? 24),
      toPort,
    },
  };
}

function keepOf(network: ForwardNetwork, mac: string, address: string) {
  const is = network.kept.some(each => each.mac === mac && each.address === address);
  return is ? undefined : { network: network.name, mac, address };
}

function unreachable(host: string): Problem {
  const reason = 'A rule of the host’s kernel is needed, and this connection reaches libvirt alone.';
  const remedy = `Connect over ssh (qemu+ssh://root@${host}/system), or run Innkeeper there.`;
  return { failure: { code: 'UNSUPPORTED', params: { host, reason, remedy } } };
}
