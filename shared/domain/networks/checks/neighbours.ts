import type { NetworkSettings } from '../../../contract/network-settings.ts';
import { formatSubnet, overlap } from '../addresses.ts';
import type { NetworkFacts } from '../facts.ts';
import { modeOf, takes } from '../modes.ts';
import { subnetIn } from './addresses.ts';
import { type Problem, wrong } from './problem.ts';

const FREE_BRIDGE = 'Write a name that nothing has, such as virbr9, or leave it empty: libvirt finds one.';
const FREE_MAC = 'Write another one that begins with 52:54:00, or leave it empty: libvirt finds one.';

/** What collides with other networks and with the host itself. `own`: the name of the network that is changed. */
export function checkNeighbours(
  settings: NetworkSettings,
  { networks, hostSubnets, interfaces, macs }: NetworkFacts,
  own?: string,
): Problem[] {
  const others = networks.filter(({ network }) => network.name !== own);
  const mine = networks.find(({ network }) => network.name === own)?.network.bridge;
  const problems: Problem[] = [];
  const { name, bridge, mac, mode } = settings;
  if (others.some(({ network }) => network.name === name))
    problems.push({ field: 'name', failure: { code: 'NAME_TAKEN', params: { name } } });
  for (const [at, address] of settings.addresses.entries()) {
    const reason = collision(settings, at, others, hostSubnets, mine);
    if (reason !== undefined)
      problems.push(
        wrong(
          `addresses.${at}.address`,
          'Address',
          `${address.address}/${address.prefix} ${reason}`,
          freeExample(others, hostSubnets),
        ),
      );
  }
  const switchOf = others.find(({ network }) => network.bridge === bridge);
  if (bridge !== undefined && takes(mode, 'switch') && bridge !== mine) {
    if (switchOf)
      problems.push(
        wrong(
          'bridge',
          'Bridge',
          `“${bridge}” is the bridge of the network “${switchOf.network.name}”.`,
          FREE_BRIDGE,
        ),
      );
    else if (interfaces?.has(bridge) === true)
      problems.push(
        wrong(
          'bridge',
          'Bridge',
          `The host has an interface “${bridge}” already; libvirt makes a new one.`,
          FREE_BRIDGE,
        ),
      );
  }
  const claimed = mac?.toLowerCase();
  const whose = claimed === undefined ? undefined : macs.get(claimed);
  if (whose !== undefined)
    problems.push(wrong('mac', 'MAC address', `“${whose}” has a card with this address.`, FREE_MAC));
  const twin = claimed === undefined ? undefined : others.find(other => other.mac === claimed);
  if (twin)
    problems.push(
      wrong(
        'mac',
        'MAC address',
        `Duplicate MAC: the bridge of the network “${twin.network.name}” has this address.`,
        FREE_MAC,
      ),
    );
  return problems;
}

/** What nothing here has: of the whole 192.168.122.0/24 and the next ones. */
function freeExample(
  networks: NetworkFacts['networks'],
  hostSubnets: NetworkFacts['hostSubnets'],
): string | undefined {
  const taken = [...networks.flatMap(({ subnets }) => subnets), ...hostSubnets.map(({ subnet }) => subnet)];
  for (let third = 122; third < 255; third++) {
    const subnet = subnetIn({ address: `192.168.${third}.0`, prefix: 24 });
    if (subnet && !taken.some(other => overlap(other, subnet)))
      return `Write one that is free, such as 192.168.${third}.1 with the prefix 24.`;
  }
  return undefined;
}

function collision(
  { addresses }: NetworkSettings,
  at: number,
  others: NetworkFacts['networks'],
  hostSubnets: NetworkFacts['hostSubnets'],
  ownBridge: string | undefined,
): string | undefined {
  const address = addresses[at];
  const subnet = address && subnetIn(address);
  if (!subnet) return undefined;
  const before = addresses
    .slice(0, at)
    .map(subnetIn)
    .find(other => other && overlap(other, subnet));
  if (before) return `overlaps ${formatSubnet(before)}, which this network has already.`;
  for (const { network, subnets } of others) {
    const hit = subnets.find(other => overlap(other, subnet));
    if (hit) return `overlaps ${formatSubnet(hit)} of the network “${network.name}”.`;
  }
  const bridges = new Set([ownBridge, ...others.map(({ network }) => network.bridge)]);
  const host = hostSubnets.find(({ subnet: other, by }) => !bridges.has(by) && overlap(other, subnet));
  return host && `overlaps ${formatSubnet(host.subnet)}, which the host reaches by ${host.by}.`;
}

/** What works, but perhaps not as one may think. `before`: of the network that is changed. */
export function warnOf(
  settings: NetworkSettings,
  { interfaces, macs }: NetworkFacts,
  before?: NetworkSettings,
): { text: string; why: string; remedy?: string }[] {
  const { mode, devices, bridge, addresses, dns } = settings;
  const { on, hostLeftOut } = modeOf(mode);
  const named =
    on === 'host-bridge' || on === 'ovs-bridge' ? (bridge === undefined ? [] : [bridge]) : devices;
  const missing = interfaces === undefined ? [] : named.filter(name => name !== '' && !interfaces.has(name));
  const old = new Set(before?.addresses.flatMap(({ hosts }) => hosts.map(({ mac }) => mac)));
  const strangers = addresses.flatMap(({ hosts }) =>
    hosts.flatMap(({ mac }) =>
      mac !== undefined && !old.has(mac) && !macs.has(mac.toLowerCase()) ? [mac] : [],
    ),
  );
  return [
    ...missing.map(name => ({
      text: `The host has no interface “${name}” now.`,
      why: 'The network cannot start, or its guests cannot, until there is one.',
    })),
    ...(hostLeftOut === true && mode !== 'sriov'
      ? [
          {
            text: 'The host and its guests cannot reach each other over this network.',
            why: 'macvtap hands what a guest sends to the card, past the host.',
          },
        ]
      : []),
    ...(dns.enabled === false && addresses.some(({ ranges }) => ranges.length > 0)
      ? [{ text: 'Guests are told of no DNS server.', why: 'The network’s own is off.' }]
      : []),
    ...(strangers.length > 0 && strangers.length <= 3
      ? [
          {
            text: `No guest here has the MAC address ${strangers.join(', ')}.`,
            why: 'Its fixed lease is for a machine that is still to come, or the address is mistyped.',
          },
        ]
      : []),
  ];
}
