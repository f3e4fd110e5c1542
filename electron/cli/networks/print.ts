import type { Lease, Network, NetworkDetails } from '#shared/contract/networks.ts';
import { modeOf } from '#shared/domain/networks/modes.ts';
import { table } from '../table.ts';

export function printNetworks(networks: readonly Network[]): string {
  return table(
    ['NAME', 'STATE', 'MODE', 'LEADS TO', 'AUTOSTART', 'GUESTS', ''],
    networks.map(network => [
      network.name,
      network.active ? 'running' : 'off',
      modeOf(network.mode).label,
      network.addresses.join(' ') || (network.device ?? network.bridge ?? ''),
      network.autostart ? 'yes' : 'no',
      String(network.guests),
      network.pending ? 'changes wait for its next start' : '',
    ]),
  );
}

export function printLeases(leases: readonly Lease[]): string {
  return table(
    ['ADDRESS', 'MAC', 'GUEST', 'NAME', 'UNTIL'],
    leases.map(({ address, mac, guest, hostname, expiresAt, fixed }) => [
      address,
      mac ?? '',
      guest?.name ?? '',
      hostname ?? '',
      fixed ? 'fixed' : expiresAt === undefined ? 'for ever' : new Date(expiresAt).toISOString(),
    ]),
  );
}

export function printDetails({ network, settings, waiting, cards }: NetworkDetails): string {
  const lines: [string, string][] = [
    ['Name', network.name],
    ['UUID', network.uuid],
    ['State', network.active ? 'running' : 'off'],
    ['Mode', modeOf(network.mode).label],
    ['Address', network.addresses.join(', ')],
    ['Bridge', network.bridge ?? ''],
    ['Card of the host', network.device ?? ''],
    ['Domain', settings.domain ?? ''],
    ['MTU', settings.mtu === undefined ? '' : String(settings.mtu)],
    ...settings.addresses.flatMap(({ ranges, hosts }): [string, string][] => [
      ...ranges.map(({ start, end }): [string, string] => ['DHCP range', `${start} to ${end}`]),
      ...hosts.map(({ ip, mac, id, name }): [string, string] => [
        'Fixed lease',
        [ip, mac ?? id, name].filter(Boolean).join('  '),
      ]),
    ]),
    ...settings.dns.hosts.map(({ ip, names }): [string, string] => ['DNS name', `${ip}  ${names.join(' ')}`]),
    ...cards.map(({ guest, mac }): [string, string] => [
      'Guest',
      [guest.name, mac, guest.running ? 'running' : 'off'].filter(Boolean).join('  '),
    ]),
    ...waiting.map(({ label, now, next }): [string, string] => [
      'Waits for a start',
      `${label}: ${now ?? 'none'} now, then ${next ?? 'none'}`,
    ]),
  ];
  return lines
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `${name.padEnd(18)} ${value}\n`)
    .join('');
}
