import type { GuestNic, NicTarget } from '#shared/contract/create/nic.ts';
import type { CreateOptions } from '#shared/contract/create/options.ts';
import { countOf } from '#renderer/ui/format.ts';

/** What it is connected to, as a person says it. */
export function targetText(target: NicTarget | undefined, options: CreateOptions | undefined): string {
  switch (target?.to) {
    case undefined:
      return 'the usual network';
    case 'network':
      return options?.networks.find(({ name }) => name === target.network)?.label ?? target.network;
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

/** A card's line: what it is connected to, of what kind, by which address. */
export const nicEssentials = (nic: GuestNic, options: CreateOptions | undefined): string =>
  [targetText(nic.target, options), nic.model, nic.mac, nic.link === 'down' && 'unplugged']
    .filter(Boolean)
    .join(' · ');
