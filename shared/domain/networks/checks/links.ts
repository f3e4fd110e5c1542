import type { NetworkSettings, Rate, Vlan } from '../../../contract/network-settings.ts';
import { BITS, contains, formatSubnet, parseAddress, subnetOf } from '../addresses.ts';
import { modeOf, takes } from '../modes.ts';
import { subnetIn } from './addresses.ts';
import { isInterfaceName, type Problem, repeated, unicastMac, write, wrong } from './problem.ts';

/** What it hangs on, and how its switch is. */
export function checkLink(settings: NetworkSettings): Problem[] {
  const { mode, devices, bridge, mac, mtu } = settings;
  const { on, label } = modeOf(mode);
  const problems: Problem[] = [];
  if ((on === 'host-bridge' || on === 'ovs-bridge') && (bridge ?? '') === '')
    problems.push(
      wrong(
        'bridge',
        'Bridge',
        `The mode ${label} needs a bridge of the host.`,
        'Write its name, such as br0.',
      ),
    );
  if ((on === 'interfaces' || on === 'functions') && devices.length === 0)
    problems.push(
      wrong(
        'devices',
        'Card',
        `The mode ${label} needs a card of the host.`,
        'Write its name, such as eth0.',
      ),
    );
  if (on !== 'interfaces' && devices.length > 1)
    problems.push(wrong('devices', 'Card', `The mode ${label} takes one card.`, 'Take the others out.'));
  for (const [at, device] of devices.entries())
    if (!isInterfaceName(device))
      problems.push(
        wrong(`devices.${at}`, 'Card', `“${device}” is no name of an interface.`, write.interface),
      );
  for (const { at, key } of repeated(devices, name => name))
    problems.push(
      wrong(`devices.${at}`, 'Card', `${key} is in the list already.`, 'Take one of the two out.'),
    );
  if (bridge !== undefined && bridge !== '' && !isInterfaceName(bridge))
    problems.push(
      wrong(
        'bridge',
        'Bridge',
        'A bridge has a name of 1 to 15 characters, without spaces.',
        'Write one such as virbr1.',
      ),
    );
  if (mac !== undefined && unicastMac(mac) === undefined)
    problems.push(wrong('mac', 'MAC address', `“${mac}” is no MAC address of one card.`, write.mac));
  const hasSix = settings.addresses.some(({ address }) => address.includes(':'));
  if (mtu !== undefined && (mtu < (hasSix ? 1280 : 68) || mtu > 65_535))
    problems.push(
      wrong(
        'mtu',
        'MTU',
        hasSix ? 'With IPv6 it is 1280 to 65,535 bytes.' : 'It is 68 to 65,535 bytes.',
        'Write 1500, as Ethernet has it, or leave it empty.',
      ),
    );
  return [...problems, ...checkNat(settings), ...checkRoutes(settings), ...checkTraffic(settings)];
}

function checkNat(settings: NetworkSettings): Problem[] {
  const { natAddressStart: from, natAddressEnd: to, natPortStart: low, natPortEnd: high } = settings;
  if (!takes(settings.mode, 'nat')) return [];
  const problems: Problem[] = [];
  const [start, end] = [from, to].map(text => (text === undefined ? undefined : parseAddress(text)));
  if ((from === undefined) !== (to === undefined) || (from !== undefined && (!start || !end)))
    problems.push(
      wrong(
        'natAddressStart',
        'Addresses for NAT',
        'It takes the first and the last address, or neither.',
        'Write both, such as 203.0.113.10 and 203.0.113.20, or leave both empty.',
      ),
    );
  else if (start && end && (start.family !== end.family || start.value > end.value))
    problems.push(
      wrong(
        'natAddressEnd',
        'Addresses for NAT',
        `${to ?? ''} comes before ${from ?? ''}.`,
        'Write the lower address first, both of one kind.',
      ),
    );
  if ((low === undefined) !== (high === undefined))
    problems.push(
      wrong(
        'natPortStart',
        'Ports for NAT',
        'It takes the first and the last port, or neither.',
        'Write both, such as 1024 and 65535, or leave both empty.',
      ),
    );
  else if (low !== undefined && high !== undefined && low > high)
    problems.push(
      wrong(
        'natPortEnd',
        'Ports for NAT',
        'The last port comes before the first.',
        'Write the lower port first.',
      ),
    );
  return problems;
}

function checkRoutes({ routes, addresses }: NetworkSettings): Problem[] {
  return routes.flatMap(({ address, prefix, gateway }, at) => {
    const field = `routes.${at}`;
    const parsed = parseAddress(address);
    const way = parseAddress(gateway);
    const subnet = parsed && subnetOf(parsed, prefix);
    if (!parsed)
      return [
        wrong(
          `${field}.address`,
          'Network',
          `“${address}” is no IP address.`,
          'Write the network’s own, such as 10.1.1.0.',
        ),
      ];
    if (!subnet)
      return [
        wrong(
          `${field}.prefix`,
          'Prefix',
          'It is longer than the address.',
          `Write at most ${BITS[parsed.family]}.`,
        ),
      ];
    if (subnet.first !== parsed.value)
      return [
        wrong(
          `${field}.address`,
          'Network',
          `${address} is an address in the network.`,
          `Name the whole network: ${formatSubnet(subnet)}.`,
        ),
      ];
    if (!way) return [wrong(`${field}.gateway`, 'Gateway', `“${gateway}” is no IP address.`, write.address)];
    const near = addresses.some(each => {
      const own = subnetIn(each);
      return own && contains(own, way);
    });
    return near
      ? []
      : [
          wrong(
            `${field}.gateway`,
            'Gateway',
            `${gateway} is in none of this network’s own subnets.`,
            `Write an address in ${addresses.map(each => `${each.address}/${each.prefix}`).join(' or ') || 'a subnet that you add first'}.`,
          ),
        ];
  });
}

function checkTraffic({ inbound, outbound, vlan, portGroups }: NetworkSettings): Problem[] {
  const problems = [
    ...checkRate(inbound, 'inbound'),
    ...checkRate(outbound, 'outbound'),
    ...checkVlan(vlan, 'vlan'),
  ];
  for (const [at, group] of portGroups.entries()) {
    const field = `portGroups.${at}`;
    if (group.name.trim() === '')
      problems.push(
        wrong(`${field}.name`, 'Name', 'A port group needs a name.', 'Write one, such as servers.'),
      );
    problems.push(
      ...checkRate(group.inbound, `${field}.inbound`),
      ...checkRate(group.outbound, `${field}.outbound`),
      ...checkVlan(group.vlan, `${field}.vlan`),
    );
  }
  for (const { at, key } of repeated(portGroups, ({ name }) => name))
    problems.push(
      wrong(
        `portGroups.${at}.name`,
        'Name',
        `There is a port group “${key}” already.`,
        'Write another name.',
      ),
    );
  const defaults = portGroups.flatMap(({ isDefault }, at) => (isDefault === true ? [at] : []));
  if (defaults.length > 1)
    problems.push(
      wrong(
        `portGroups.${defaults[1] ?? 0}.isDefault`,
        'Default',
        'Only one port group can be the default.',
        'Switch the others off.',
      ),
    );
  return problems;
}

function checkRate(rate: Rate | undefined, field: string): Problem[] {
  if (rate === undefined || rate.average !== undefined) return [];
  return [
    wrong(
      `${field}.average`,
      'Average',
      'A peak or a burst needs an average too.',
      'Write the average as well, or leave all three empty.',
    ),
  ];
}

function checkVlan(vlan: Vlan | undefined, field: string): Problem[] {
  if (!vlan) return [];
  const problems: Problem[] = [];
  if (vlan.tags.length === 0)
    problems.push(wrong(`${field}.tags`, 'VLAN', 'There is no tag.', 'Write at least one, 1 to 4094.'));
  if (vlan.tags.length > 1 && vlan.trunk === false)
    problems.push(
      wrong(`${field}.trunk`, 'Trunk', 'Several tags make a trunk.', 'Switch it on, or keep one tag.'),
    );
  for (const [at, { id }] of vlan.tags.entries())
    if (id < 1 || id > 4094)
      problems.push(
        wrong(`${field}.tags.${at}.id`, 'VLAN', `${id} is no VLAN.`, 'Write a tag of 1 to 4094.'),
      );
  for (const { at, key } of repeated(vlan.tags, ({ id }) => String(id)))
    problems.push(
      wrong(`${field}.tags.${at}.id`, 'VLAN', `${key} is in the list already.`, 'Take one of the two out.'),
    );
  if (vlan.tags.filter(({ native }) => native !== undefined).length > 1)
    problems.push(
      wrong(
        `${field}.tags`,
        'VLAN',
        'Only one tag can be the native one.',
        'Leave the others as they are tagged.',
      ),
    );
  return problems;
}
