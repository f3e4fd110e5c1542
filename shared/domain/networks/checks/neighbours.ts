import type { NetworkSettings } from '../../../contract/network-settings.ts';
import { formatSubnet, overlap } from '../addresses.ts';
import type { NetworkFacts } from '../facts.ts';
import { modeOf, takes } from '../modes.ts';
import { subnetIn } from './addresses.ts';
import { type Problem, wrong } from './problem.ts';

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
        wrong(`addresses.${at}.address`, 'Address', `${address.address}/${address.prefix} ${reason}`),
      );
  }
  const switchOf = others.find(({ network }) => network.bridge === bridge);
  if (bridge !== undefined && takes(mode, 'switch') && bridge !== mine) {
    if (switchOf)
      problems.push(
        wrong('bridge', 'Bridge', `“${bridge}” is the bridge of the network “${switchOf.network.name}”.`),
      );
    else if (interfaces?.has(bridge) === true)
      problems.push(
        wrong('bridge', 'Bridge', `The host has an interface “${bridge}” already. libvirt makes a new one.`),
      );
  }
  const claimed = mac?.toLowerCase();
  const whose = claimed === undefined ? undefined : macs.get(claimed);
  if (whose !== undefined)
    problems.push(wrong('mac', 'MAC address', `“${whose}” has a card with this address.`));
  const twin = claimed === undefined ? undefined : others.find(other => other.mac === claimed);
  if (twin)
    problems.push(
      wrong(
        'mac',
        'MAC address',
        `Duplicate MAC: the bridge of the network “${twin.network.name}” has this address.`,
      ),
    );
  return problems;
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
    if (hit) return `overlaps ${formatSubnet(hit)} of the network “${network.name}”. Choose another one.`;
  }
  const bridges = new Set([ownBridge, ...others.map(({ network }) => network.bridge)]);
  const host = hostSubnets.find(({ subnet: other, by }) => !bridges.has(by) && overlap(other, subnet));
  return (
    host && `overlaps ${formatSubnet(host.subnet)}, which the host reaches by ${host.by}. Choose another one.`
  );
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
