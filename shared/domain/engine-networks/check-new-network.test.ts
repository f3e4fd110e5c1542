import { expect, it } from 'vitest';
import type { EngineNetwork, NewEngineNetwork } from '../../contract/engine-networks.ts';
import { engineNetworkIdSchema } from '../../contract/engine-networks.ts';
import { checkNewNetwork } from './check-new-network.ts';
import { parseCidr } from './cidr.ts';
import type { EngineNetworkFacts } from './facts.ts';
import { planEngineNetworks } from './plan-networks.ts';

const network = (change: Partial<NewEngineNetwork> = {}): NewEngineNetwork => ({
  name: 'back',
  driver: 'bridge',
  subnets: [],
  ipv6: false,
  internal: false,
  attachable: false,
  options: {},
  labels: {},
  ...change,
});

const present = (change: Partial<EngineNetwork>): EngineNetwork => ({
  id: engineNetworkIdSchema.parse('a'.repeat(64)),
  name: 'front',
  driver: 'bridge',
  scope: 'local',
  internal: false,
  attachable: false,
  ipv6: false,
  predefined: false,
  subnets: [{ subnet: '172.20.0.0/16', gateway: '172.20.0.1' }],
  options: {},
  labels: {},
  members: [],
  ...change,
});

const facts: EngineNetworkFacts = {
  engine: 'Docker here',
  networks: [present({})],
  routes: [
    { subnet: '10.8.0.0/16', via: 'tun0' },
    { subnet: '192.168.1.0/24', via: 'eth0' },
  ],
  links: ['eth0', 'tun0'],
  choosesIpv6: false,
};

const wrongIn = (change: Partial<NewEngineNetwork>, given = facts) =>
  checkNewNetwork(network(change), given).map(({ field }) => field);
const withSubnets = (...subnets: NewEngineNetwork['subnets']) => wrongIn({ subnets });

it('reads subnets of both families, and cuts off what is beyond the prefix', () => {
  expect(parseCidr('10.1.2.3/8')).toMatchObject({ family: 'ipv4', prefix: 8, first: 0x0a00_0000n });
  expect(parseCidr('fd00::1/64')).toMatchObject({ family: 'ipv6', prefix: 64 });
  for (const text of ['', '10.0.0.0', '10.0.0.0/33', '10.0.0/8', '10.0.0.0/8/8', 'fd00::/129', '10.0.0.0/-1'])
    expect(parseCidr(text)).toBeUndefined();
});

it.each([
  ['no subnet', { subnet: '10.0.0' }, ['subnets.0.subnet']],
  ['an address in it', { subnet: '10.30.0.5/24' }, ['subnets.0.subnet']],
  ['no room for containers', { subnet: '10.30.0.0/31' }, ['subnets.0.subnet']],
  ['a range outside', { subnet: '10.30.0.0/24', range: '10.30.1.0/25' }, ['subnets.0.range']],
  ['a range that is wider', { subnet: '10.30.0.0/24', range: '10.30.0.0/16' }, ['subnets.0.range']],
  ['a gateway outside', { subnet: '10.30.0.0/24', gateway: '10.31.0.1' }, ['subnets.0.gateway']],
  [
    'the first address as the gateway',
    { subnet: '10.30.0.0/24', gateway: '10.30.0.0' },
    ['subnets.0.gateway'],
  ],
  ['the last as the gateway', { subnet: '10.30.0.0/24', gateway: '10.30.0.255' }, ['subnets.0.gateway']],
  ['all in order', { subnet: '10.30.0.0/24', range: '10.30.0.128/25', gateway: '10.30.0.1' }, []],
  ['another network’s part', { subnet: '172.20.4.0/24' }, ['subnets.0.subnet']],
  ['one around another network', { subnet: '172.16.0.0/12' }, ['subnets.0.subnet']],
  ['what the host reaches elsewhere', { subnet: '10.0.0.0/8' }, ['subnets.0.subnet']],
  ['IPv6 while it is off', { subnet: 'fd00:30::/64' }, ['subnets.0.subnet']],
])('tells of %s', (_, subnet, fields) => {
  expect(withSubnets(subnet)).toEqual(fields);
});

it('lets macvlan be in the host’s own subnet, on an interface that is there or a VLAN of one', () => {
  const subnets = [{ subnet: '192.168.1.0/24' }];
  expect(wrongIn({ driver: 'macvlan', link: 'eth0', subnets })).toEqual([]);
  expect(wrongIn({ driver: 'ipvlan', link: 'eth0.50', subnets })).toEqual([]);
  expect(wrongIn({ driver: 'macvlan', link: 'eth9', subnets })).toEqual(['link']);
  expect(wrongIn({ driver: 'macvlan', subnets })).toEqual(['link']);
  expect(wrongIn({ driver: 'macvlan', subnets, internal: true })).toEqual([]);
});

it('lets a bridge have one subnet of each family', () => {
  expect(withSubnets({ subnet: '10.30.0.0/24' }, { subnet: '10.31.0.0/24' })).toEqual(['subnets.1.subnet']);
  const both = [{ subnet: '10.30.0.0/24' }, { subnet: 'fd00:30::/64' }];
  expect(wrongIn({ subnets: both, ipv6: true })).toEqual([]);
  expect(wrongIn({ ipv6: true })).toEqual(['ipv6']);
  expect(wrongIn({ ipv6: true }, { ...facts, choosesIpv6: true })).toEqual([]);
});

it('does not let a name be taken twice, nor be one of the engine’s own', () => {
  expect(wrongIn({ name: 'front' })).toEqual(['name']);
  expect(wrongIn({ name: 'host' })).toEqual(['name']);
  expect(wrongIn({ name: '-a' })).toEqual(['name']);
});

it('warns where a part of a wider route of the host is taken', () => {
  const { plan, work } = planEngineNetworks(
    { do: 'create', network: network({ subnets: [{ subnet: '10.8.4.0/24' }] }) },
    facts,
  );
  expect(plan.problems).toEqual([]);
  expect(plan.warnings[0]?.text).toContain('10.8.0.0/16');
  expect(work).toHaveLength(1);
});
