import { pciAddressSchema } from '#shared/contract/create/host-device.ts';
import type { NicTarget } from '#shared/contract/create/nic.ts';
import type { CreateOptions } from '#shared/contract/create/options.ts';
import type { CardChoice } from '#renderer/ui/choice-cards.tsx';

export type TargetKind = NicTarget['to'];

/** Virtual functions of the host's network cards. */
export const functionsOf = (options: CreateOptions | undefined) =>
  (options?.devices ?? []).filter(
    device =>
      device.kind === 'pci' && device.functionOf !== undefined && /network|ethernet/i.test(device.what),
  );

/** What a card can be connected to, and why not. */
export function targetKinds(options: CreateOptions | undefined): CardChoice<TargetKind>[] {
  const none = (list: readonly unknown[] | undefined, why: string) =>
    list !== undefined && list.length === 0 ? why : undefined;
  return [
    {
      value: 'network',
      label: 'A network',
      about: 'One that libvirt keeps: behind NAT, routed, isolated, or a pool of virtual functions.',
      impossible: none(options?.networks, 'This connection has no networks.'),
    },
    {
      value: 'bridge',
      label: 'A bridge',
      about: 'The guest is on the same network as the host, with an address of that network.',
      impossible: none(options?.bridges, 'This host has no bridge.'),
    },
    {
      value: 'direct',
      label: 'A card of the host (macvtap)',
      about: 'On the host’s network without a bridge. Host and guest do not reach each other.',
      impossible: none(options?.interfaces, 'This host shows no network card.'),
    },
    {
      value: 'user',
      label: 'A user network',
      about: 'Needs no rights. The guest reaches out; in come forwarded ports alone.',
      impossible: none(options?.userNetworks, 'This host has neither passt nor slirp.'),
    },
    {
      value: 'function',
      label: 'A virtual function',
      about: 'A share of a network card, given to this guest: the least delay.',
      impossible: none(
        options && functionsOf(options),
        'This host has no network card with virtual functions switched on.',
      ),
    },
  ];
}

/** A target of that kind to begin with; undefined while there is nothing to choose from. */
export function firstTarget(kind: TargetKind, options: CreateOptions | undefined): NicTarget | undefined {
  switch (kind) {
    case 'network': {
      const networks = options?.networks ?? [];
      const network = (networks.find(({ active }) => active) ?? networks[0])?.name;
      return network === undefined ? undefined : { to: kind, network };
    }
    case 'bridge': {
      const [bridge] = options?.bridges ?? [];
      return bridge === undefined ? undefined : { to: kind, bridge };
    }
    case 'direct': {
      const device = options?.interfaces[0]?.name;
      return device === undefined ? undefined : { to: kind, device };
    }
    case 'user':
      return { to: kind };
    case 'function': {
      const functions = functionsOf(options);
      const free = functions.find(({ usedBy }) => usedBy.length === 0) ?? functions[0];
      return free?.kind === 'pci' ? { to: kind, address: pciAddressSchema.parse(free.address) } : undefined;
    }
  }
}
