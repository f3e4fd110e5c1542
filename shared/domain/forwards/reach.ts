import type { CardReach } from '../../contract/forwards.ts';
import type { CardClaim } from '../guests/card-claims.ts';
import { directCommands } from './commands.ts';
import type { ForwardFacts, ForwardGuest, ForwardNetwork } from './facts.ts';
import { addressOf } from './find-guest.ts';

interface Seen {
  /** What the guest's agent or the host's ARP table says, by MAC. */
  readonly addresses: ReadonlyMap<string, string>;
}

type Answer = Pick<CardReach, 'network' | 'direct' | 'explained'> & Partial<Pick<CardReach, 'way'>>;

/** How each card of a guest is reached on the kind of network that it is in. */
export function reachOf(facts: ForwardFacts, guest: ForwardGuest, { addresses }: Seen): CardReach[] {
  return guest.cards.flatMap((card): CardReach[] => {
    const { mac } = card;
    if (mac === undefined) return [];
    const network =
      card.network === undefined ? undefined : facts.networks.find(({ name }) => name === card.network);
    const address = addresses.get(mac) ?? (network && addressOf(network, mac));
    const answer = answerFor(facts, guest, { ...card, mac }, network);
    const where = { all: 'from other computers', routed: 'where a route leads there', host: 'on the host' };
    const how = answer.direct === 'nobody' ? undefined : answer.direct;
    return [
      {
        mac,
        ...answer,
        ...(network && { libvirtNetwork: network.name }),
        ...(address !== undefined && { address }),
        commands:
          address === undefined || how === undefined
            ? []
            : directCommands({ protocol: 'tcp', toPort: 22 }, address, {
                where: how === 'others' ? 'from other computers, not the host' : where[how],
                ssh: how === 'others' ? undefined : facts.ssh,
              }),
      },
    ];
  });
}

function answerFor(
  facts: ForwardFacts,
  guest: ForwardGuest,
  card: CardClaim & { mac: string },
  network: ForwardNetwork | undefined,
): Answer {
  if (card.type === 'user') return userCard(facts, guest, card.mac);
  if (card.network !== undefined) return networkCard(card.network, network);
  switch (card.type) {
    case 'bridge':
      return bridged(`Bridge ${card.bridge ?? ''}`.trim());
    case 'direct':
      return macvtap(`Macvtap on ${card.device ?? 'the host’s card'}`);
    case 'hostdev':
      return {
        network: 'A device of the host',
        direct: 'all',
        explained: 'It is in the network that the device is plugged into, with an address of its own there.',
      };
    default:
      return {
        network: card.type,
        direct: 'nobody',
        explained: 'What carries this card is not known here: the guest itself says how it is reached.',
      };
  }
}

function userCard({ userNetworks }: ForwardFacts, { running, passt }: ForwardGuest, mac: string): Answer {
  const now = (running ? passt.live : passt.next).includes(mac);
  if (now)
    return {
      network: 'User network (passt)',
      direct: 'nobody',
      way: 'passt',
      explained: 'Nobody reaches the guest by itself; passt sends ports of the host to it.',
    };
  const slirp = { network: 'User network (slirp)', direct: 'nobody' } as const;
  if (running)
    return {
      ...slirp,
      way: 'slirp',
      explained: userNetworks.includes('passt')
        ? 'QEMU sends ports of the host to it at once; from the next start on passt does.'
        : 'QEMU sends ports of the host to it at once, until the guest is switched off: for longer, passt has to be installed on the host.',
    };
  return {
    ...slirp,
    ...(userNetworks.includes('passt') && { way: 'passt' as const }),
    explained: userNetworks.includes('passt')
      ? 'Nobody reaches the guest by itself; with passt, ports of the host lead to it.'
      : 'Ports can lead to it while it runs. For longer, passt has to be installed on the host, with a libvirt that knows it.',
  };
}

function networkCard(name: string, network: ForwardNetwork | undefined): Answer {
  if (!network)
    return { network: `Network ${name}`, direct: 'nobody', explained: 'This network is not there.' };
  const off = network.active ? '' : ' The network is off now.';
  switch (network.mode) {
    case 'nat':
      return {
        network: `NAT network ${name}`,
        direct: 'host',
        ...(network.bridge !== undefined && { way: 'nat' as const }),
        explained: `The host reaches it by its address; for everybody else a port of the host leads to it.${off}`,
      };
    case 'isolated':
      return {
        network: `Isolated network ${name}`,
        direct: 'host',
        ...(network.address !== undefined && { way: 'nat' as const }),
        explained: `Only the host and guests beside it reach it. A port of the host can lead in; the guest then sees the host’s address.${off}`,
      };
    case 'route':
    case 'open':
      return {
        network: `${network.mode === 'route' ? 'Routed' : 'Open'} network ${name}`,
        direct: 'routed',
        way: 'nat',
        explained: `Whoever has a route to this network by the host reaches its address; for others a port of the host can lead to it.${off}`,
      };
    case 'bridge':
    case 'openvswitch':
      return bridged(`Bridged network ${name}`);
    case 'sriov':
      return {
        network: `Virtual function of ${name}`,
        direct: 'all',
        explained: 'It is in the network of the host’s card, with an address of its own there.',
      };
    default:
      return macvtap(`Macvtap network ${name}`);
  }
}

const bridged = (network: string): Answer => ({
  network,
  direct: 'all',
  explained:
    'It is in the same network as the host’s own card: its address itself is reached by everybody there.',
});

const macvtap = (network: string): Answer => ({
  network,
  direct: 'others',
  explained:
    'Others in the network reach its address; the host itself does not, as macvtap keeps the two apart.',
});
