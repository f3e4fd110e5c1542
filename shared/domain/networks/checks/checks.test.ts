import { describe, expect, it } from 'vitest';
import type { NetworkSettings } from '../../../contract/network-settings.ts';
import { uuidSchema } from '../../../contract/values.ts';
import { subnetOfText } from '../addresses.ts';
import type { NetworkFacts } from '../facts.ts';
import { newSettings } from '../new-settings.ts';
import { checkSettings } from './check-settings.ts';

const subnet = (text: string, prefix: number) => {
  const found = subnetOfText(text, prefix);
  if (!found) throw new Error(text);
  return found;
};

const facts: NetworkFacts = {
  networks: [
    {
      network: {
        uuid: uuidSchema.parse('9a0f7d1e-7a51-4a0e-9d0c-000000000001'),
        name: 'default',
        active: true,
        transient: false,
        autostart: true,
        mode: 'nat',
        bridge: 'virbr0',
        addresses: ['192.168.122.1/24'],
        dhcp: true,
        connected: 0,
        guests: 0,
        pending: false,
      },
      subnets: [subnet('192.168.122.1', 24)],
      cards: [],
      mac: '52:54:00:00:00:02',
    },
  ],
  hostSubnets: [
    { subnet: subnet('10.0.0.5', 8), by: 'eth0' },
    { subnet: subnet('192.168.122.1', 24), by: 'virbr0' },
  ],
  interfaces: new Set(['eth0', 'virbr0', 'br0']),
  macs: new Map([['52:54:00:00:00:01', 'web']]),
};

const nat = newSettings('nat', { name: 'lab', subnet: '192.168.140' });
const withAddress = (change: Partial<NetworkSettings['addresses'][number]>): NetworkSettings => ({
  ...nat,
  addresses: nat.addresses.map(address => ({ ...address, ...change })),
});
const host = (mac: string, ip: string, name?: string) => ({ mac, ip, ...(name !== undefined && { name }) });
const found = (settings: NetworkSettings, own?: string) =>
  checkSettings(settings, facts, own).map(
    ({ field, failure }) =>
      `${field}: ${failure.params['reason'] ?? failure.code} ${failure.params['remedy'] ?? ''}`,
  );

describe('a network', () => {
  it('that collides with nothing has nothing wrong', () => {
    expect(found(nat)).toEqual([]);
    expect(found(newSettings('isolated', { name: 'bare' }))).toEqual([]);
  });

  it.each<[string, NetworkSettings, RegExp]>([
    [
      'the name of another',
      { ...nat, name: newSettings('nat', { name: 'default' }).name },
      /^name: NAME_TAKEN/,
    ],
    [
      'another network’s subnet',
      newSettings('nat', { name: 'lab', subnet: '192.168.122' }),
      /overlaps 192\.168\.122\.0\/24 of the network “default”/,
    ],
    [
      'what the host reaches itself',
      newSettings('nat', { name: 'lab', subnet: '10.20.30' }),
      /overlaps 10\.0\.0\.0\/8, which the host reaches by eth0/,
    ],
    [
      'an address that is none',
      withAddress({ address: '192.168.140' }),
      /addresses\.0\.address: .* is no IP address/,
    ],
    ['a prefix that is none', withAddress({ prefix: 33 }), /addresses\.0\.prefix: .* 1 to 30/],
    ['the network’s own address', withAddress({ address: '192.168.140.0' }), /names the whole network/],
    [
      'a range outside',
      withAddress({ ranges: [{ start: '192.168.140.9', end: '192.168.141.9' }] }),
      /ranges\.0\.end: 192\.168\.141\.9 is outside of 192\.168\.140\.0\/24/,
    ],
    [
      'a range the wrong way round',
      withAddress({ ranges: [{ start: '192.168.140.9', end: '192.168.140.5' }] }),
      /comes before/,
    ],
    [
      'two ranges that overlap',
      withAddress({
        ranges: [
          { start: '192.168.140.2', end: '192.168.140.9' },
          { start: '192.168.140.9', end: '192.168.140.12' },
        ],
      }),
      /ranges\.1\.start: It is in the range/,
    ],
    [
      'a lease that is too short',
      withAddress({ ranges: [{ start: '192.168.140.2', end: '192.168.140.9', lease: 30 }] }),
      /two minutes/,
    ],
    [
      'two leases of one MAC',
      withAddress({
        hosts: [
          host('52:54:00:00:00:09', '192.168.140.5'),
          host('52:54:00:00:00:09'.toUpperCase(), '192.168.140.6'),
        ],
      }),
      /hosts\.1\.mac: .* has a fixed lease already: 192\.168\.140\.5/,
    ],
    [
      'two leases of one address',
      withAddress({
        hosts: [host('52:54:00:00:00:08', '192.168.140.5'), host('52:54:00:00:00:09', '192.168.140.5')],
      }),
      /hosts\.1\.ip: 192\.168\.140\.5 is given to/,
    ],
    [
      'two leases of one name',
      withAddress({
        hosts: [
          host('52:54:00:00:00:08', '192.168.140.5', 'a'),
          host('52:54:00:00:00:09', '192.168.140.6', 'A'),
        ],
      }),
      /hosts\.1\.name/,
    ],
    [
      'a lease outside',
      withAddress({ hosts: [host('52:54:00:00:00:08', '192.168.141.5')] }),
      /hosts\.0\.ip: .* is outside/,
    ],
    [
      'a lease of the host’s own address',
      withAddress({ hosts: [host('52:54:00:00:00:08', '192.168.140.1')] }),
      /is the host’s own/,
    ],
    [
      'a multicast MAC',
      withAddress({ hosts: [host('53:54:00:00:00:08', '192.168.140.5')] }),
      /is no MAC address of one card/,
    ],
    ['no address where it needs one', { ...nat, addresses: [] }, /^addresses: .* needs an address/],
    ['another’s bridge', { ...nat, bridge: 'virbr0' }, /is the bridge of the network “default”/],
    ['an interface of the host for its bridge', { ...nat, bridge: 'br0' }, /already/],
    ['a guest’s MAC', { ...nat, mac: '52:54:00:00:00:01' }, /“web” has a card/],
    [
      'another bridge’s MAC',
      { ...nat, mac: '52:54:00:00:00:02' },
      /^mac: Duplicate MAC: the bridge of the network “default”/,
    ],
    ['an MTU that is none', { ...nat, mtu: 10 }, /^mtu:/],
    ['no bridge where it needs one', newSettings('bridge', { name: 'lan' }), /^bridge: .* needs a bridge/],
    ['no card where it needs one', newSettings('macvtap-vepa', { name: 'vepa' }), /^devices:/],
    [
      'a route that is no network',
      { ...nat, routes: [{ address: '10.1.1.1', prefix: 24, gateway: '192.168.140.9' }] },
      /Name the whole network: 10\.1\.1\.0\/24/,
    ],
    [
      'a gateway elsewhere',
      { ...nat, routes: [{ address: '10.1.1.0', prefix: 24, gateway: '192.168.1.9' }] },
      /routes\.0\.gateway/,
    ],
    [
      'a VLAN that is none',
      { ...newSettings('openvswitch', { name: 'ovs', bridge: 'br0' }), vlan: { tags: [{ id: 4095 }] } },
      /vlan\.tags\.0\.id/,
    ],
    ['a peak without an average', { ...nat, inbound: { peak: 10 } }, /inbound\.average/],
    [
      'two default port groups',
      {
        ...nat,
        portGroups: [
          { name: 'a', isDefault: true },
          { name: 'b', isDefault: true },
        ],
      },
      /portGroups\.1\.isDefault/,
    ],
    [
      'a forwarder that is none',
      { ...nat, dns: { ...nat.dns, forwarders: [{ address: 'dns' }] } },
      /dns\.forwarders\.0\.address/,
    ],
    [
      'names for a DNS server that is off',
      { ...nat, dns: { ...nat.dns, enabled: false, hosts: [{ ip: '192.168.140.9', names: ['a'] }] } },
      /dns\.enabled/,
    ],
  ])('is told of %s', (_, settings, expected) => {
    const problems = found(settings);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(expected);
  });

  it('does not collide with itself when it is changed', () => {
    const own = newSettings('nat', { name: 'default', subnet: '192.168.122' });
    expect(found({ ...own, bridge: 'virbr0' }, 'default')).toEqual([]);
  });

  it('serves DHCP for IPv6 in 64 bits, and by client id', () => {
    const six = {
      address: 'fd00:12::1',
      prefix: 48,
      ranges: [{ start: 'fd00:12::10', end: 'fd00:12::20' }],
      hosts: [],
    };
    expect(found({ ...nat, addresses: [...nat.addresses, six] })).toEqual([
      'addresses.1.prefix: DHCP for IPv6 works with a prefix of 64 alone. Write 64, or take the ranges and leases out.',
    ]);
    const good = { ...six, prefix: 64, hosts: [{ id: '0:1:2', ip: 'fd00:12::30' }] };
    expect(found({ ...nat, addresses: [...nat.addresses, good] })).toEqual([]);
  });
});
