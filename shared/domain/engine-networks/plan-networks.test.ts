import { expect, it } from 'vitest';
import { containerIdSchema } from '../../contract/container-row.ts';
import {
  type EngineNetwork,
  type EngineNetworkAction,
  engineNetworkIdSchema,
} from '../../contract/engine-networks.ts';
import type { EngineNetworkFacts } from './facts.ts';
import { planEngineNetworks, unusedNetworks } from './plan-networks.ts';

const id = (letter: string) => engineNetworkIdSchema.parse(letter.repeat(64));
const container = containerIdSchema.parse('c'.repeat(64));
const other = containerIdSchema.parse('d'.repeat(64));

const present = (letter: string, change: Partial<EngineNetwork> = {}): EngineNetwork => ({
  id: id(letter),
  name: letter,
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
const member = (change: Partial<EngineNetwork['members'][number]> = {}) => ({
  container: other,
  name: 'db',
  running: true,
  ipv4: '172.20.0.2',
  ...change,
});

function plan(action: EngineNetworkAction, networks: readonly EngineNetwork[]) {
  const facts: EngineNetworkFacts = {
    engine: 'Docker here',
    networks,
    routes: [],
    links: [],
    choosesIpv6: false,
    container: { name: 'web', running: true },
  };
  return planEngineNetworks(action, facts);
}
const codes = (planned: ReturnType<typeof plan>) => planned.plan.problems.map(({ failure }) => failure.code);
const connect = (change: object = {}): EngineNetworkAction => ({
  do: 'connect',
  id: id('a'),
  container,
  aliases: [],
  ...change,
});

it('removes what nobody runs in, and warns of those that will not start without it', () => {
  const action: EngineNetworkAction = { do: 'remove', ids: [id('a')] };
  expect(codes(plan(action, [present('a', { members: [member()] })]))).toEqual(['RESOURCE_BUSY']);
  expect(codes(plan(action, [present('a', { predefined: true })]))).toEqual(['STATE_INVALID']);
  expect(codes(plan(action, []))).toEqual(['NETWORK_ABSENT']);
  const { plan: shown, work } = plan(action, [present('a', { members: [member({ running: false })] })]);
  expect(shown.warnings[0]?.text).toContain('db');
  expect(work).toEqual([{ do: 'remove', id: id('a'), name: 'a' }]);
});

it('prunes neither the engine’s own nor what a stopped container asks for', () => {
  const networks = [
    present('a'),
    present('b', { members: [member({ running: false })] }),
    present('d', { predefined: true }),
    present('e', { scope: 'swarm' }),
  ];
  expect(unusedNetworks(networks).map(({ name }) => name)).toEqual(['a']);
  expect(plan({ do: 'prune' }, networks.slice(1)).plan.problems).toMatchObject([
    { failure: { code: 'STATE_INVALID', params: { name: 'Docker here' } } },
  ]);
});

it.each([
  ['an address that is taken', { ipv4: '172.20.0.2' }, 'ipv4'],
  ['the gateway', { ipv4: '172.20.0.1' }, 'ipv4'],
  ['an address outside', { ipv4: '10.0.0.1' }, 'ipv4'],
  ['what is no address', { ipv4: 'first' }, 'ipv4'],
  ['IPv6 without a subnet for it', { ipv6: 'fd00::2' }, 'ipv6'],
])('does not connect by %s', (_, change, field) => {
  const { problems } = plan(connect(change), [present('a', { members: [member()] })]).plan;
  expect(problems.map(each => each.field)).toEqual([field]);
});

it('connects no container twice, nor one that uses the host’s network, nor by name to the engine’s own', () => {
  const inside = member({ container });
  expect(codes(plan(connect(), [present('a', { members: [inside] })]))).toEqual(['STATE_INVALID']);
  const host = present('b', { driver: 'host', predefined: true, members: [inside] });
  expect(codes(plan(connect(), [present('a'), host]))).toEqual(['STATE_INVALID']);
  const own = plan(connect({ aliases: ['db'] }), [present('a', { predefined: true })]);
  expect(own.plan.problems.map(({ field }) => field)).toEqual(['aliases']);
  expect(plan(connect({ aliases: ['db', ''], ipv4: '172.20.0.9' }), [present('a')]).work).toEqual([
    { do: 'connect', id: id('a'), container, aliases: ['db'], ipv4: '172.20.0.9', ipv6: undefined },
  ]);
});

it('says what is cut off when a container leaves', () => {
  const action: EngineNetworkAction = { do: 'disconnect', id: id('a'), container: other };
  const only = plan(action, [present('a', { members: [member()] })]).plan;
  expect(only.warnings[0]?.why).toContain('no other network');
  const both = plan(action, [
    present('a', { members: [member()] }),
    present('b', { members: [member()] }),
  ]).plan;
  expect(both.warnings[0]?.why).toContain('“b”');
});
