import type { NetworkSettings } from '../../contract/network-settings.ts';
import { formatSubnet } from './addresses.ts';
import { subnetIn } from './checks/addresses.ts';
import { modeOf } from './modes.ts';

export interface WaitingChange {
  readonly label: string;
  readonly now?: string;
  readonly next?: string;
}

const labels: Readonly<Record<keyof NetworkSettings, string>> = {
  name: 'Name',
  title: 'Title',
  description: 'Description',
  mode: 'Mode',
  devices: 'Cards of the host',
  bridge: 'Bridge',
  stp: 'Spanning tree',
  stpDelay: 'Forward delay',
  firewallZone: 'Firewall zone',
  mac: 'MAC address',
  mtu: 'MTU',
  domain: 'Domain name',
  domainLocalOnly: 'Domain answered here only',
  addresses: 'Addresses',
  ipv6WithoutAddress: 'IPv6 among guests',
  natIpv6: 'NAT for IPv6',
  natAddressStart: 'First address for NAT',
  natAddressEnd: 'Last address for NAT',
  natPortStart: 'First port for NAT',
  natPortEnd: 'Last port for NAT',
  dns: 'DNS',
  routes: 'Routes',
  inbound: 'Rate to the guests',
  outbound: 'Rate from the guests',
  vlan: 'VLAN',
  isolatePorts: 'Guests kept apart',
  portGroups: 'Port groups',
  trustGuestRxFilters: 'Trust receive filters',
};

/** What runs otherwise than it will start next; only people read titles and descriptions. */
export function waitingChanges(before: NetworkSettings, after: NetworkSettings): WaitingChange[] {
  const [running, next] = [withoutDefaults(before), withoutDefaults(after)];
  const changes: WaitingChange[] = [];
  for (const key of Object.keys(labels) as (keyof NetworkSettings)[]) {
    if (key === 'title' || key === 'description') continue;
    if (comparable(running[key]) === comparable(next[key])) continue;
    const [now, then] = [inWords(running, key), inWords(next, key)];
    // The texts may not tell what differs inside of long lists.
    const told = now === then ? {} : { ...(now !== '' && { now }), ...(then !== '' && { next: then }) };
    changes.push({ label: labels[key], ...told });
  }
  return changes;
}

/** libvirt writes the ports that NAT goes out by into what runs, though nobody chose any: network/bridge_driver.c. */
function withoutDefaults({ natPortStart, natPortEnd, ...settings }: NetworkSettings): NetworkSettings {
  if (natPortStart === 1024 && natPortEnd === 65_535) return settings;
  return {
    ...settings,
    ...(natPortStart !== undefined && { natPortStart }),
    ...(natPortEnd !== undefined && { natPortEnd }),
  };
}

/** The order in a list of leases or names means nothing. */
function comparable(value: unknown): string {
  if (Array.isArray(value)) return value.map(comparable).toSorted().join('\n');
  if (typeof value === 'object' && value !== null)
    return Object.entries(value)
      .filter(([, each]) => each !== undefined)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, each]) => `${key}:${comparable(each)}`)
      .join(',');
  return value === undefined || value === false ? '' : JSON.stringify(value);
}

function inWords(settings: NetworkSettings, key: keyof NetworkSettings): string {
  const value = settings[key];
  if (key === 'mode') return modeOf(settings.mode).label;
  if (key === 'addresses')
    return settings.addresses
      .map(each => {
        const subnet = subnetIn(each);
        return `${each.address}${subnet ? ` in ${formatSubnet(subnet)}` : ''}`;
      })
      .join(', ');
  if (key === 'devices') return settings.devices.join(', ');
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
