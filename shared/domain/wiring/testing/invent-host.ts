import { connectionIdSchema, guestNameSchema, uuidSchema } from '../../../contract/values.ts';
import type { CardClaim } from '../../guests/card-claims.ts';
import { newSettings } from '../../networks/new-settings.ts';
import type { HostLink } from '../host-net-facts.ts';
import type { WiringGuest, WiringInput, WiringNetwork } from '../input.ts';

export const uuidOf = (number: number) =>
  uuidSchema.parse(`00000000-0000-4000-8000-${String(number).padStart(12, '0')}`);

export function link(name: string, more: Partial<HostLink> = {}): HostLink {
  return {
    name,
    kind: 'physical',
    up: true,
    carrier: true,
    wireless: false,
    over: [],
    addresses: [],
    mtu: 1500,
    ...more,
  };
}

export function net(
  number: number,
  mode: WiringNetwork['settings']['mode'],
  settings: Partial<WiringNetwork['settings']> = {},
  active = true,
): WiringNetwork {
  const name = guestNameSchema.parse(settings.name ?? mode);
  return {
    uuid: uuidOf(number),
    active,
    settings: { ...newSettings(mode, { name }), addresses: [], ...settings, name },
  };
}

export function guest(number: number, name: string, cards: CardClaim[], running = true): WiringGuest {
  return {
    connection: connectionIdSchema.parse('system'),
    uuid: uuidOf(1000 + number),
    name,
    running,
    cards,
  };
}

/** A host with a bit of everything: two cards bonded, a VLAN, a bridge, and networks on top. */
export function inventWiring(): WiringInput {
  const mac = (end: number) => `52:54:00:6b:29:${end.toString(16).padStart(2, '0')}`;
  const card = (network: string, end: number): CardClaim => ({
    type: 'network',
    network,
    mac: mac(end),
    model: 'virtio',
    target: `vnet${end}`,
  });
  return {
    host: {
      addressesKnown: true,
      links: [
        link('bond0', {
          kind: 'bond',
          bondMode: '802.3ad',
          over: ['eno1', 'eno2'],
          speed: 20_000,
          master: 'br0',
        }),
        link('bond0.20', { kind: 'vlan', vlan: 20, over: ['bond0'], master: 'br20' }),
        link('br0', {
          kind: 'bridge',
          over: ['bond0', 'vnet3', 'veth1'],
          stp: false,
          addresses: [
            { family: 'ipv4', address: '192.168.1.20', prefix: 24, dynamic: true, scope: 'global' },
            { family: 'ipv6', address: 'fe80::5054:ff:fe6b:2901', prefix: 64, scope: 'link' },
          ],
        }),
        link('br20', { kind: 'bridge', over: ['bond0.20'], mtu: 9000 }),
        link('eno1', { master: 'bond0', speed: 10_000, driver: 'ixgbe', mac: '3c:ec:ef:00:12:01' }),
        link('eno2', { master: 'bond0', carrier: false, driver: 'ixgbe', mac: '3c:ec:ef:00:12:02' }),
        link('enp3s0', {
          speed: 25_000,
          driver: 'mlx5_core',
          pci: '0000:03:00.0',
          functions: ['0000:03:00.2'],
        }),
        link('lo', { kind: 'loopback' }),
        link('veth1', { kind: 'veth', master: 'br0' }),
        link('virbr0', { kind: 'bridge', carrier: false, over: ['vnet1'], mac: '52:54:00:8b:2e:22' }),
        link('vnet1', { kind: 'tap', master: 'virbr0' }),
        link('vnet3', { kind: 'tap', master: 'br0' }),
        link('wlp5s0', { wireless: true, up: false, driver: 'iwlwifi' }),
      ],
      routes: [
        {
          family: 'ipv4',
          destination: '0.0.0.0',
          prefix: 0,
          gateway: '192.168.1.1',
          link: 'br0',
          metric: 425,
        },
      ],
    },
    networks: [
      net(1, 'nat', {
        name: 'default' as never,
        bridge: 'virbr0',
        addresses: [{ address: '192.168.122.1', prefix: 24, ranges: [], hosts: [] }],
      }),
      net(2, 'bridge', { name: 'lan' as never, bridge: 'br0' }),
      net(3, 'isolated', { name: 'storage' as never, bridge: 'virbr1' }, false),
      net(4, 'macvtap-bridge', { name: 'direct' as never, devices: ['enp3s0'] }),
      net(5, 'bridge', { name: 'lost' as never, bridge: 'br9' }),
    ],
    guests: [
      guest(1, 'web', [card('default', 1), card('lan', 3)]),
      guest(2, 'db', [card('storage', 4)], false),
      guest(3, 'router', [
        { type: 'hostdev', pci: '0000:03:00.2', mac: mac(5) },
        { ...card('lan', 6), unplugged: true },
      ]),
      guest(4, 'sandbox', [{ type: 'user', mac: mac(7) }]),
      guest(5, 'old', [card('gone', 8)], false),
    ],
  };
}
