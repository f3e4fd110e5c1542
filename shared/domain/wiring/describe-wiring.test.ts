import { expect, it } from 'vitest';
import type { WiringMap } from '../../contract/wiring.ts';
import { describeWiring } from './describe-wiring.ts';
import { ids } from './input.ts';
import { guest, inventWiring, link, net, uuidOf } from './testing/invent-host.ts';

const node = ({ nodes }: Pick<WiringMap, 'nodes'>, id: string) => nodes.find(each => each.id === id);
const lines = ({ nodes, wires }: Pick<WiringMap, 'nodes' | 'wires'>) => {
  const names = new Map(
    nodes.flatMap(each => [
      [each.id, each.name] as const,
      ...each.sockets.map(socket => [socket.id, `${each.name}/${socket.name}`] as const),
    ]),
  );
  return wires
    .map(
      ({ from, to, kind, live }) =>
        `${names.get(from)} ${kind === 'wire' ? '—' : '→'} ${names.get(to)}${live ? '' : ' (dead)'}`,
    )
    .toSorted();
};

const invented = describeWiring(inventWiring());

it('draws every wire from the cards of the host to those of guests', () => {
  expect(lines(invented)).toEqual([
    'User mode — sandbox/52:54:00:6b:29:07',
    'bond0 — bond0.20',
    'bond0 — br0',
    'bond0 → User mode',
    'bond0 → default',
    'bond0.20 — br20',
    'br0/lan — router/vnet6 (dead)',
    'br0/lan — web/vnet3',
    'default — web/vnet1',
    'eno1 — bond0',
    'eno2 — bond0 (dead)',
    'enp3s0 — direct',
    'enp3s0 — router/52:54:00:6b:29:05',
    'gone — old/52:54:00:6b:29:08 (dead)',
    'storage — db/52:54:00:6b:29:04 (dead)',
  ]);
});

it('draws a bridge that libvirt made as the network it is, and says what else is on one of the host', () => {
  expect(node(invented, ids.link('virbr0'))).toBeUndefined();
  expect(node(invented, ids.network(uuidOf(1)))).toMatchObject({
    name: 'default',
    what: 'NAT network on virbr0',
    state: 'up',
    mac: '52:54:00:8b:2e:22',
    addresses: ['192.168.122.1/24'],
    meter: { link: 'virbr0', side: 'guest' },
  });
  expect(node(invented, ids.link('br0'))).toMatchObject({
    wayOut: true,
    addresses: ['192.168.1.20/24'],
    otherPorts: ['veth1'],
    sockets: [{ name: 'lan', state: 'up' }],
  });
});

it('says what is wrong', () => {
  const problems = invented.nodes.flatMap(({ name, problems: said }) => said.map(each => `${name}: ${each}`));
  expect(problems).toEqual([
    'bond0: eno2 in it has no cable.',
    'br20: Its MTU is 9000, but bond0.20 below it takes only 1500.',
    'storage: The network storage is not started, and guests are in it.',
    'br9: There is no bridge br9 on this host.',
    'gone: There is no network gone: a guest in it cannot start.',
  ]);
});

it('tells a card that is switched off from one without a cable', () => {
  const states = ['eno1', 'eno2', 'wlp5s0'].map(name => node(invented, ids.link(name))?.state);
  expect(states).toEqual(['up', 'down', 'off']);
});

it('draws what libvirt and the documents tell where the host’s files are out of reach', () => {
  const { host: _, ...rest } = inventWiring();
  const drawn = describeWiring(rest);
  expect(lines(drawn)).toContain('default — web/vnet1');
  expect(node(drawn, ids.link('br9'))).toMatchObject({ kind: 'bridge', problems: [] });
});

it('takes of another connection’s guests only what is on the host itself', () => {
  const foreign = { foreign: true } as const;
  const { nodes } = describeWiring({
    host: { links: [link('br0', { kind: 'bridge' })], routes: [], addressesKnown: true },
    networks: [net(1, 'nat')],
    guests: [
      { ...guest(1, 'mine', [{ type: 'bridge', bridge: 'br0' }]), ...foreign },
      { ...guest(2, 'other', [{ type: 'network', network: 'nat' }]), ...foreign },
      { ...guest(3, 'alone', [{ type: 'user' }]), ...foreign },
    ],
  });
  expect(nodes.filter(({ kind }) => kind === 'guest').map(({ name }) => name)).toEqual(['mine']);
});

it('joins bridges of Open vSwitch by the switch that they share', () => {
  const drawn = describeWiring({
    host: {
      links: [
        link('eno1', { master: 'ovs-system' }),
        link('ovs-system', { kind: 'openvswitch' }),
        link('ovsbr0', { kind: 'openvswitch' }),
      ],
      routes: [],
      addressesKnown: true,
    },
    networks: [],
    guests: [guest(1, 'web', [{ type: 'bridge', bridge: 'ovsbr0', openvswitch: true, target: 'vnet0' }])],
  });
  expect(lines(drawn)).toEqual(['eno1 — ovs-system', 'ovs-system — ovsbr0', 'ovsbr0 — web/vnet0']);
});
