import type { GuestNic, NicTarget } from '#shared/contract/create/nic.ts';
import type { CreateOptions } from '#shared/contract/create/options.ts';
import { countOf } from '#renderer/ui/format.ts';

/** What it is connected to, as a person says it. */
export function targetText(target: NicTarget | undefined, options: CreateOptions | undefined): string {
  switch (target?.to) {
    case undefined:
      return 'the usual network';
    case 'network':
      return networkText(target.network, options);
    case 'bridge':
      return `bridge ${target.bridge}`;
    case 'direct':
      return `macvtap on ${target.device}`;
    case 'user':
      return ['user network', target.forwards?.length && countOf(target.forwards.length, 'forwarded port')]
        .filter(Boolean)
        .join(', ');
    case 'function':
      return `virtual function ${target.address.replace(/^0000:/, '')}`;
  }
}

/** `default: NAT, 192.168.122.1`. */
export function networkText(name: string, options: CreateOptions | undefined): string {
  const label = options?.networks.find(network => network.name === name)?.label ?? '';
  return label === '' || label === name ? name : `${name}: ${label}`;
}

/** A card's line: what it is connected to, of what kind, by which address. */
export const nicEssentials = (nic: GuestNic, options: CreateOptions | undefined): string =>
  [targetText(nic.target, options), nic.model, nic.mac, nic.link === 'down' && 'unplugged']
    .filter(Boolean)
    .join(' · ');
