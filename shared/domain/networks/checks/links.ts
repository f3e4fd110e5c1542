import type { NetworkSettings, Rate, Vlan } from '../../../contract/network-settings.ts';
import { contains, formatSubnet, parseAddress, subnetOf } from '../addresses.ts';
import { modeOf, takes } from '../modes.ts';
import { subnetIn } from './addresses.ts';
import { isInterfaceName, type Problem, repeated, unicastMac, wrong } from './problem.ts';

/** What it hangs on, and how its switch is. */
export function checkLink(settings: NetworkSettings): Problem[] {
  const { mode, devices, bridge, mac, mtu } = settings;
  const { on, label } = modeOf(mode);
  const problems: Problem[] = [];
  if ((on === 'host-bridge' || on === 'ovs-bridge') && (bridge ?? '') === '')
    problems.push(wrong('bridge', 'Bridge', `The mode ${label} needs a bridge of the host.`));
  if ((on === 'interfaces' || on === 'functions') && devices.length === 0)
    problems.push(wrong('devices', 'Card', `The mode ${label} needs a card of the host.`));
  if (on !== 'interfaces' && devices.length > 1)
    problems.push(wrong('devices', 'Card', `The mode ${label} takes one card.`));
  for (const [at, device] of devices.entries())
    if (!isInterfaceName(device))
      problems.push(wrong(`devices.${at}`, 'Card', `“${device}” is no name of an interface.`));
  for (const { at, key } of repeated(devices, name => name))
    problems.push(wrong(`devices.${at}`, 'Card', `${key} is in the list already.`));
  if (bridge !== undefined && bridge !== '' && !isInterfaceName(bridge))
    problems.push(wrong('bridge', 'Bridge', 'A bridge has a name of 1 to 15 characters, without spaces.'));
  if (mac !== undefined && unicastMac(mac) === undefined)
    problems.push(
      wrong('mac', 'MAC address', `“${mac}” is no MAC address of one card. Write it as 52:54:00:12:34:56.`),
    );
  const hasSix = settings.addresses.some(({ address }) => address.includes(':'));
  if (mtu !== undefined && (mtu < (hasSix ? 1280 : 68) || mtu > 65_535))
    problems.push(
      wrong('mtu', 'MTU', hasSix ? 'With IPv6 it is 1280 to 65,535 bytes.' : 'It is 68 to 65,535 bytes.'),
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
      wrong('natAddressStart', 'Addresses for NAT', 'Give the first and the last address, or neither.'),
    );
  else if (start && end && (start.family !== end.family || start.value > end.value))
    problems.push(wrong('natAddressEnd', 'Addresses for NAT', `${to ?? ''} comes before ${from ?? ''}.`));
  if ((low === undefined) !== (high === undefined))
    problems.push(wrong('natPortStart', 'Ports for NAT', 'Give the first and the last port, or neither.'));
  else if (low !== undefined && high !== undefined && low > high)
    problems.push(wrong('natPortEnd', 'Ports for NAT', 'The last port comes before the first.'));
  return problems;
}

function checkRoutes({ routes, addresses }: NetworkSettings): Problem[] {
  return routes.flatMap(({ address, prefix, gateway }, at) => {
    const field = `routes.${at}`;
    const parsed = parseAddress(address);
    const way = parseAddress(gateway);
    const subnet = parsed && subnetOf(parsed, prefix);
    if (!parsed) return [wrong(`${field}.address`, 'Network', `“${address}” is no IP address.`)];
    if (!subnet) return [wrong(`${field}.prefix`, 'Prefix', 'It is longer than the address.')];
    if (subnet.first !== parsed.value)
      return [wrong(`${field}.address`, 'Network', `Name the whole network: ${formatSubnet(subnet)}.`)];
    if (!way) return [wrong(`${field}.gateway`, 'Gateway', `“${gateway}” is no IP address.`)];
    const near = addresses.some(each => {
      const own = subnetIn(each);
      return own && contains(own, way);
    });
    return near
      ? []
      : [wrong(`${field}.gateway`, 'Gateway', `${gateway} is in none of this network’s own subnets.`)];
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
    if (group.name.trim() === '') problems.push(wrong(`${field}.name`, 'Name', 'A port group needs a name.'));
    problems.push(
      ...checkRate(group.inbound, `${field}.inbound`),
      ...checkRate(group.outbound, `${field}.outbound`),
      ...checkVlan(group.vlan, `${field}.vlan`),
    );
  }
  for (const { at, key } of repeated(portGroups, ({ name }) => name))
    problems.push(wrong(`portGroups.${at}.name`, 'Name', `There is a port group “${key}” already.`));
  const defaults = portGroups.flatMap(({ isDefault }, at) => (isDefault === true ? [at] : []));
  if (defaults.length > 1)
    problems.push(
      wrong(`portGroups.${defaults[1] ?? 0}.isDefault`, 'Default', 'Only one port group can be the default.'),
    );
  return problems;
}

function checkRate(rate: Rate | undefined, field: string): Problem[] {
  if (rate === undefined || rate.average !== undefined) return [];
  return [wrong(`${field}.average`, 'Average', 'A peak or a burst needs an average too.')];
}

function checkVlan(vlan: Vlan | undefined, field: string): Problem[] {
  if (!vlan) return [];
  const problems: Problem[] = [];
  if (vlan.tags.length === 0) problems.push(wrong(`${field}.tags`, 'VLAN', 'Give at least one tag.'));
  if (vlan.tags.length > 1 && vlan.trunk === false)
    problems.push(wrong(`${field}.trunk`, 'Trunk', 'Several tags make a trunk.'));
  for (const [at, { id }] of vlan.tags.entries())
    if (id < 1 || id > 4094) problems.push(wrong(`${field}.tags.${at}.id`, 'VLAN', 'A tag is 1 to 4094.'));
  for (const { at, key } of repeated(vlan.tags, ({ id }) => String(id)))
    problems.push(wrong(`${field}.tags.${at}.id`, 'VLAN', `${key} is in the list already.`));
  if (vlan.tags.filter(({ native }) => native !== undefined).length > 1)
    problems.push(wrong(`${field}.tags`, 'VLAN', 'Only one tag can be the native one.'));
  return problems;
}
