import type { NetworkSettings } from '#shared/contract/network-settings.ts';
import { contains, parseAddress } from '#shared/domain/networks/addresses.ts';
import { subnetIn } from '#shared/domain/networks/checks/addresses.ts';
import { CliError } from '../verb.ts';
import { listOption, textOption, type Values, withOptions } from './settings-from.ts';

/** Changes of a network by a verb of its own: the settings they come to, or undefined for another verb. */
export function editOf(verb: string, settings: NetworkSettings, values: Values): NetworkSettings | undefined {
  switch (verb) {
    case 'set':
      return withOptions(settings, values);
    case 'lease':
      return withLease(settings, values);
    case 'no-lease':
      return withoutLease(settings, values);
    case 'dns':
      return withName(settings, values);
    case 'no-dns':
      return withoutName(settings, values);
    default:
      return undefined;
  }
}

function required(values: Values, name: string): string {
  const value = textOption(values, name);
  if (value === undefined) throw new CliError(`networks: say --${name}.`);
  return value;
}

function withLease(settings: NetworkSettings, values: Values): NetworkSettings {
  const ip = required(values, 'ip');
  const mac = textOption(values, 'mac')?.toLowerCase();
  const [name] = listOption(values, 'name');
  const id = textOption(values, 'id');
  const parsed = parseAddress(ip);
  const at = settings.addresses.findIndex(address => {
    const subnet = subnetIn(address);
    return parsed && subnet && contains(subnet, parsed);
  });
  if (at < 0) throw new CliError(`networks: ${ip} is in none of the subnets of “${settings.name}”.`);
  const host = { ...(mac && { mac }), ...(id && { id }), ...(name && { name }), ip };
  const addresses = settings.addresses.map((address, index) =>
    index === at
      ? {
          ...address,
          hosts: [
            ...address.hosts.filter(each => mac === undefined || each.mac?.toLowerCase() !== mac),
            host,
          ],
        }
      : address,
  );
  return { ...settings, addresses };
}

function withoutLease(settings: NetworkSettings, values: Values): NetworkSettings {
  const [ip, mac] = [textOption(values, 'ip'), textOption(values, 'mac')?.toLowerCase()];
  if (ip === undefined && mac === undefined) throw new CliError('networks: say --mac or --ip.');
  const addresses = settings.addresses.map(address => ({
    ...address,
    hosts: address.hosts.filter(
      host => !(host.ip === ip || (mac !== undefined && host.mac?.toLowerCase() === mac)),
    ),
  }));
  if (JSON.stringify(addresses) === JSON.stringify(settings.addresses))
    throw new CliError(`networks: “${settings.name}” has no such fixed lease.`);
  return { ...settings, addresses };
}

function withoutName(settings: NetworkSettings, values: Values): NetworkSettings {
  const ip = required(values, 'ip');
  const hosts = settings.dns.hosts.filter(host => host.ip !== ip);
  if (hosts.length === settings.dns.hosts.length)
    throw new CliError(`networks: “${settings.name}” gives ${ip} no name.`);
  return { ...settings, dns: { ...settings.dns, hosts } };
}

function withName(settings: NetworkSettings, values: Values): NetworkSettings {
  const ip = required(values, 'ip');
  const names = listOption(values, 'name');
  if (names.length === 0) throw new CliError('networks: say --name, once for each name.');
  const before = settings.dns.hosts.find(host => host.ip === ip);
  const host = { ip, names: [...new Set([...(before?.names ?? []), ...names])] };
  return {
    ...settings,
    dns: { ...settings.dns, hosts: [...settings.dns.hosts.filter(each => each.ip !== ip), host] },
  };
}
