import type { HostInterface, InterfaceManager } from '#shared/contract/host-bridges.ts';
import { table } from '../table.ts';

interface Listing {
  readonly interfaces: readonly HostInterface[];
  readonly managers: readonly { manager: InterfaceManager; interfaces: string[] }[];
}

export function printInterfaces({ interfaces, managers }: Listing): string {
  const rows = interfaces
    .filter(({ kind }) => kind !== 'loopback' && kind !== 'tap')
    .map(each => [
      each.name,
      each.kind,
      each.state,
      each.addresses.join(' ') || '-',
      each.manager,
      each.master ?? '-',
      notesOf(each),
    ]);
  const owners = managers.map(({ manager, interfaces: names }) => `${manager} sets up ${names.join(', ')}\n`);
  return [table(['INTERFACE', 'KIND', 'STATE', 'ADDRESSES', 'BY', 'PART OF', 'NOTES'], rows), ...owners].join(
    '',
  );
}

function notesOf({ carriesUs, defaultRoute, ours, notBridgeable }: HostInterface): string {
  const notes = [
    ...(carriesUs ? ['you come by it'] : []),
    ...(defaultRoute ? ['default route'] : []),
    ...(ours ? ['made by Innkeeper'] : []),
    ...(notBridgeable ? [] : ['can be bridged']),
  ];
  return notes.join(', ') || '-';
}
