import type { EngineNetwork, EngineNetworkAction } from '../../contract/engine-networks.ts';
import { namesOf } from '../engines/names-of.ts';
import type { Planned } from '../snapshots/planned.ts';
import { checkNewNetwork } from './check-new-network.ts';
import { partTaken } from './check-subnets.ts';
import type { EngineNetworkFacts } from './facts.ts';
import { planConnect, planDisconnect } from './plan-membership.ts';
import type { Draft, EngineNetworkWork } from './work.ts';

/** What doing something to an engine's networks means, and what stands in its way. */
export function planEngineNetworks(
  action: EngineNetworkAction,
  facts: EngineNetworkFacts,
): Planned<readonly EngineNetworkWork[]> {
  const { work = [], ...draft } = draftOf(action, facts);
  const empty = { steps: [], files: [], lost: [], warnings: [], problems: [], space: [] };
  const plan = { ...empty, takesEffect: 'now' as const, ...draft };
  return { plan, work: plan.problems.length > 0 ? [] : work };
}

function draftOf(action: EngineNetworkAction, facts: EngineNetworkFacts): Draft {
  switch (action.do) {
    case 'create':
      return planCreate(action, facts);
    case 'remove':
      return planRemove(action.ids, facts);
    case 'prune':
      return planPrune(facts);
    case 'connect':
      return planConnect(action, facts);
    case 'disconnect':
      return planDisconnect(action, facts);
  }
}

function planCreate(
  { network }: Extract<EngineNetworkAction, { do: 'create' }>,
  facts: EngineNetworkFacts,
): Draft {
  const { name, driver, link, internal } = network;
  return {
    title: `Make the network “${name}”`,
    steps: [`Make the network “${name}”`],
    problems: checkNewNetwork(network, facts),
    warnings: [
      ...partTaken(network, facts).map(({ subnet, route, via }) => ({
        text: `${subnet} is a part of ${route}, which the host reaches over ${via}.`,
        why: 'The host no longer reaches what has an address in that part there.',
      })),
      ...(driver === 'bridge' || internal
        ? []
        : [
            {
              text: `The host itself does not reach the containers over ${link ?? 'its interface'}.`,
              why: `The kernel keeps a ${driver} and the interface it is on apart; other computers reach them.`,
            },
          ]),
    ],
    work: [{ do: 'create', network }],
  };
}

function planRemove(ids: readonly string[], { networks }: EngineNetworkFacts): Draft {
  const found = ids.flatMap(id => networks.find(network => network.id === id) ?? []);
  const names = found.map(({ name }) => name);
  return {
    title: ids.length === 1 ? `Remove the network ${namesOf(names)}` : `Remove ${ids.length} networks`,
    ...removal(found),
    problems: [
      ...(found.length < ids.length ? [{ failure: { code: 'NETWORK_ABSENT' as const, params: {} } }] : []),
      ...found.flatMap(network => {
        const failure = whyNotRemoved(network);
        return failure ? [{ failure }] : [];
      }),
    ],
  };
}

/** Why a network cannot be removed; undefined: it can. */
export function whyNotRemoved({ name, predefined, members }: EngineNetwork) {
  if (predefined)
    return {
      code: 'STATE_INVALID' as const,
      params: { name, reason: 'It is one of the engine’s own.', remedy: 'It takes no room; leave it.' },
    };
  const running = members.filter(member => member.running);
  if (running.length === 0) return undefined;
  return {
    code: 'RESOURCE_BUSY' as const,
    params: {
      name,
      reason: `${namesOf(running.map(member => member.name))} ${running.length === 1 ? 'is' : 'are'} in it.`,
      remedy: 'Stop or disconnect what is in it first.',
    },
  };
}

/** What a prune would remove: what no container is in, or will be at its start. */
export const unusedNetworks = (networks: readonly EngineNetwork[]): EngineNetwork[] =>
  networks.filter(
    ({ predefined, members, scope }) => !predefined && members.length === 0 && scope === 'local',
  );

function planPrune({ engine, networks }: EngineNetworkFacts): Draft {
  const unused = unusedNetworks(networks);
  const none = {
    code: 'STATE_INVALID' as const,
    params: {
      name: engine,
      reason: 'A container is in every network that can be removed.',
      remedy: 'Remove containers first.',
    },
  };
  return {
    title: 'Remove networks that nobody uses',
    ...removal(unused),
    problems: unused.length > 0 ? [] : [{ failure: none }],
  };
}

function removal(networks: readonly EngineNetwork[]) {
  return {
    steps: networks.map(({ name }) => `Remove the network “${name}”`),
    files: networks.map(({ name, subnets }) => ({
      path: name,
      becomes: 'deleted' as const,
      ...(subnets.length > 0 && { note: subnets.map(({ subnet }) => subnet).join(', ') }),
    })),
    warnings: networks.flatMap(({ name, members }) => {
      const stopped = members.filter(({ running }) => !running);
      return stopped.length === 0
        ? []
        : [
            {
              text: `${namesOf(stopped.map(member => member.name))} will not start without “${name}”.`,
              why: 'It is off now, and asks for this network at its start.',
              remedy: 'Make a network of the same name before, or disconnect the container.',
            },
          ];
    }),
    work: networks.map(({ id, name }) => ({ do: 'remove' as const, id, name })),
  };
}
