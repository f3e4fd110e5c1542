import type { PciAddress } from '../../contract/create/host-device.ts';
import type { Failure } from '../../contract/failure.ts';
import type { HardwareEdit, ItemValues } from '../../contract/hardware.ts';
import type { SriovState } from '../../contract/sriov.ts';
import type { Uuid } from '../../contract/values.ts';
import { capital, named } from './steps.ts';
import { saysUser, usesNow } from './users.ts';

/**
 * How a guest gets a function. `interface`: a network card; libvirt sets MAC address and VLAN before the guest starts
 * and takes them back after. `pool`: the same, of whichever function of the network is free. `device`: as it is, such
 * as of a drive or a GPU; a network card's has then whatever is set for it here.
 */
export type Giving = (
  | { readonly how: 'interface'; readonly function: PciAddress }
  | { readonly how: 'pool'; readonly network: string }
  | { readonly how: 'device'; readonly function: PciAddress; readonly managed?: boolean }
) & {
  readonly mac?: string | undefined;
  readonly vlan?: number | undefined;
  /** A second card, of virtio, in this network: it stays while the function is taken away to migrate. Needs a MAC. */
  readonly teamingWith?: string | undefined;
};

/** The alias of the card that stays; aliases that people give begin so: formatdomain.html#device-identification. */
const PARTNER = 'ua-innkeeper-team';

export function giveEdits(giving: Giving): HardwareEdit[] {
  if (giving.how === 'device') {
    return [
      {
        op: 'add',
        element: 'hostdev',
        values: {
          mode: 'subsystem',
          type: 'pci',
          managed: giving.managed ?? true,
          ...sourceValues(giving.function),
        },
      },
    ];
  }
  const { mac, vlan = 0, teamingWith } = giving;
  const alias = `${PARTNER}-${(mac ?? '').replaceAll(':', '')}`;
  const card: ItemValues = {
    ...(giving.how === 'pool'
      ? { type: 'network', network: giving.network }
      : { type: 'hostdev', managed: true, 'sourceAddress.type': 'pci', ...sourceValues(giving.function) }),
    ...(mac !== undefined && { mac }),
    ...(vlan > 0 && { 'vlan.tags': [{ id: vlan }] }),
    ...(teamingWith !== undefined && { teaming: 'transient', teamingPersistent: alias }),
  };
  const partner: ItemValues = {
    type: 'network',
    network: teamingWith ?? '',
    model: 'virtio',
    ...(mac !== undefined && { mac }),
    teaming: 'persistent',
    alias,
  };
  return [
    ...(teamingWith === undefined ? [] : [{ op: 'add', element: 'interface', values: partner } as const]),
    { op: 'add', element: 'interface', values: card },
  ];
}

function sourceValues(address: PciAddress): ItemValues {
  const [domain = '0', bus = '0', slot = '0', fn = '0'] = address.split(/[:.]/);
  const at = { domain, bus, slot, function: fn };
  return Object.fromEntries(
    Object.entries(at).map(([name, digits]) => [`sourceAddress.${name}`, Number.parseInt(digits, 16)]),
  );
}

/** What speaks against it. Whether the guest itself can have it, the plan of its hardware says. */
export function giveProblems(giving: Giving, guest: Uuid, state: SriovState): Failure[] {
  const { mac, vlan = 0, teamingWith } = giving;
  const invalid = (field: string, reason: string): Failure => ({
    code: 'INPUT_INVALID',
    params: { field, reason },
  });
  return [
    ...(giving.how === 'pool'
      ? poolProblems(giving.network, state)
      : functionProblems(giving.function, guest, state)),
    ...(giving.how === 'device' && teamingWith !== undefined
      ? [
          invalid(
            'teaming',
            'Only a network card can be teamed with another: hand the function over as an interface.',
          ),
        ]
      : []),
    ...(giving.how !== 'device' && teamingWith !== undefined && mac === undefined
      ? [invalid('mac', 'Both cards of a team need one and the same address: give one.')]
      : []),
    ...(vlan < 0 || vlan > 4094 || !Number.isInteger(vlan)
      ? [invalid('vlan', 'A VLAN is 1 to 4094; 0 is none.')]
      : []),
    ...(mac === undefined ? [] : macProblems(mac).map(reason => invalid('mac', reason))),
  ];
}

function macProblems(mac: string): string[] {
  if (!/^([0-9a-f]{2}:){5}[0-9a-f]{2}$/i.test(mac)) return ['A MAC address looks like 52:54:00:12:34:56.'];
  return (Number.parseInt(mac.slice(0, 2), 16) & 1) === 0
    ? []
    : ['It is a group’s: the second digit of a card’s address is even.'];
}

function poolProblems(network: string, { pools }: SriovState): Failure[] {
  const pool = pools.find(({ name }) => name === network);
  if (!pool) return [{ code: 'NETWORK_ABSENT', params: { network } }];
  return pool.active ? [] : [{ code: 'NETWORK_INACTIVE', params: { network } }];
}

function functionProblems(address: PciAddress, guest: Uuid, { physical }: SriovState): Failure[] {
  for (const device of physical) {
    const found = device.functions.find(each => each.address === address);
    if (!found) continue;
    const name = `function ${found.index} of ${named(device)}`;
    return found.usedBy
      .filter(user => usesNow(user) || user.by === 'guest')
      .map(user => ({
        code: 'RESOURCE_BUSY',
        params: {
          name,
          reason: `${capital(saysUser(user))}.`,
          remedy:
            user.by === 'guest' && user.uuid === guest
              ? 'The guest has it already.'
              : 'Choose another function, or take this one out of that use first.',
        },
      }));
  }
  return [{ code: 'DEVICE_ABSENT', params: { device: `virtual function at ${address}` } }];
}
