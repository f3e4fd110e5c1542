import type { NetworkSettings } from '#shared/contract/network-settings.ts';
import type { Lease } from '#shared/contract/networks.ts';
import { contains, parseAddress } from '#shared/domain/networks/addresses.ts';
import { subnetIn } from '#shared/domain/networks/checks/addresses.ts';

/** It is one of the fixed leases, or is going to be. */
export const isFixed = ({ addresses }: NetworkSettings, { address }: Lease): boolean =>
  addresses.some(({ hosts }) => hosts.some(({ ip }) => ip === address));

/** The settings with what a guest has now as what it always gets. */
export function fixedLease(settings: NetworkSettings, lease: Lease): NetworkSettings {
  const { mac, clientId, hostname, address, family } = lease;
  const parsed = parseAddress(address);
  const names = new Set(settings.addresses.flatMap(({ hosts }) => hosts.flatMap(({ name }) => name ?? [])));
  // dnsmasq answers a name once.
  const name = lease.guest?.name ?? hostname;
  const usable = name !== undefined && /^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/i.test(name) && !names.has(name);
  const host = {
    ...(family === 'ipv4' && mac !== undefined && { mac }),
    ...(family === 'ipv6' && clientId !== undefined && { id: clientId }),
    ...(usable && { name }),
    ip: address,
  };
  return {
    ...settings,
    addresses: settings.addresses.map(each => {
      const subnet = subnetIn(each);
      if (!parsed || !subnet || !contains(subnet, parsed)) return each;
      const others = each.hosts.filter(
        other => other.mac === undefined || other.mac.toLowerCase() !== mac?.toLowerCase(),
      );
      return { ...each, hosts: [...others, host] };
    }),
  };
}
