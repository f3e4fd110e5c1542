import type { EngineNetwork, EngineNetworkAction } from '../../contract/engine-networks.ts';
import { parseAddress } from '../networks/addresses.ts';
import { type Problem, wrong } from '../networks/checks/problem.ts';
import { whyNoHost } from './check-subnets.ts';
import { parseCidr } from './cidr.ts';
import type { EngineNetworkFacts } from './facts.ts';
import type { Draft } from './work.ts';

type Connect = Extract<EngineNetworkAction, { do: 'connect' }>;
type Disconnect = Extract<EngineNetworkAction, { do: 'disconnect' }>;

const gone = (failure: Problem['failure']): Draft => ({ title: 'The network', problems: [{ failure }] });
const noNetwork = gone({ code: 'NETWORK_ABSENT', params: {} });

export function planConnect(action: Connect, { networks, container }: EngineNetworkFacts): Draft {
  const network = networks.find(({ id }) => id === action.id);
  if (!network) return noNetwork;
  if (!container) return gone({ code: 'NOT_FOUND', params: { name: action.container.slice(0, 12) } });
  const { id, container: member, ipv4, ipv6 } = action;
  const aliases = action.aliases.filter(alias => alias !== '');
  const title = `Connect “${container.name}” to “${network.name}”`;
  return {
    title,
    steps: [title],
    problems: [
      ...checkJoining(action, network, networks, container.name),
      ...checkUserDefined(action, network),
      ...checkFree(ipv4, network, 'ipv4'),
      ...checkFree(ipv6, network, 'ipv6'),
    ],
    takesEffect: container.running ? 'now' : 'next-start',
    work: [
      { do: 'connect', id, container: member, aliases, ipv4: ipv4 || undefined, ipv6: ipv6 || undefined },
    ],
  };
}

/** A container that shares the host's network, or has none, can be in no other. */
function checkJoining(
  { container }: Connect,
  network: EngineNetwork,
  networks: readonly EngineNetwork[],
  name: string,
): Problem[] {
  const state = (reason: string, remedy: string): Problem[] => [
    { field: 'container', failure: { code: 'STATE_INVALID', params: { name, reason, remedy } } },
  ];
  if (network.members.some(member => member.container === container))
    return state(`It is in “${network.name}” already.`, 'Choose another container.');
  const alone = networks.find(
    ({ driver, members }) =>
      (driver === 'host' || driver === 'null') && members.some(member => member.container === container),
  );
  if (alone?.driver === 'host')
    return state('It uses the network of the host itself.', 'Make it anew without the network “host”.');
  if (alone) return state('It was made without a network.', 'Disconnect it from the network “none” first.');
  return [];
}

function checkUserDefined({ aliases, ipv4, ipv6 }: Connect, { name, predefined }: EngineNetwork): Problem[] {
  if (!predefined) return [];
  const why = `“${name}” is one of the engine’s own: it has no names and gives addresses itself.`;
  const remedy = 'Leave it empty, or connect to a network that you made.';
  return [
    ...(aliases.some(alias => alias !== '') ? [wrong('aliases', 'Names', why, remedy)] : []),
    ...(ipv4 ? [wrong('ipv4', 'IPv4 address', why, remedy)] : []),
    ...(ipv6 ? [wrong('ipv6', 'IPv6 address', why, remedy)] : []),
  ];
}

/** A static address is in a subnet of the network, and nobody has it. */
function checkFree(text: string | undefined, network: EngineNetwork, family: 'ipv4' | 'ipv6'): Problem[] {
  if (!text || network.predefined) return [];
  const label = family === 'ipv4' ? 'IPv4 address' : 'IPv6 address';
  const address = parseAddress(text);
  const same = (other: string | undefined) =>
    other !== undefined && address !== undefined && parseAddress(other)?.value === address.value;
  const holder = network.members.find(member => same(member[family]));
  if (holder) return [wrong(family, label, `“${holder.name}” has ${text}.`, 'Choose another one.')];
  if (network.subnets.some(({ gateway }) => same(gateway)))
    return [wrong(family, label, `${text} is the gateway.`, 'Choose another one.')];
  const subnets = network.subnets.flatMap(({ subnet }) => parseCidr(subnet) ?? []);
  const [own] = subnets.filter(subnet => subnet.family === family);
  if (!own) return [wrong(family, label, `“${network.name}” has no subnet of this kind.`, 'Leave it empty.')];
  const why = address?.family === family ? whyNoHost(address, text, own) : `“${text}” is none.`;
  return why === undefined ? [] : [wrong(family, label, why, 'Write one of the subnet, or leave it empty.')];
}

export function planDisconnect(action: Disconnect, { networks }: EngineNetworkFacts): Draft {
  const network = networks.find(({ id }) => id === action.id);
  if (!network) return noNetwork;
  const member = network.members.find(({ container }) => container === action.container);
  if (!member) return gone({ code: 'NOT_FOUND', params: { name: action.container.slice(0, 12) } });
  const title = `Disconnect “${member.name}” from “${network.name}”`;
  const others = networks.filter(
    ({ id, members }) => id !== action.id && members.some(each => each.container === action.container),
  );
  return {
    title,
    steps: [title],
    warnings: member.running
      ? [
          {
            text: `What “${member.name}” talks about in “${network.name}” is cut off.`,
            why:
              others.length === 0
                ? 'It is in no other network: ports it publishes are closed too.'
                : `It stays in ${others.map(({ name }) => `“${name}”`).join(', ')}.`,
          },
        ]
      : [],
    takesEffect: member.running ? 'now' : 'next-start',
    work: [{ do: 'disconnect', id: action.id, container: action.container }],
  };
}
