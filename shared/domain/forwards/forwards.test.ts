import { describe, expect, it } from 'vitest';
import { connectionIdSchema, uuidSchema } from '../../contract/values.ts';
import type { ForwardChange } from '../../contract/forwards.ts';
import { allForwards } from './all-forwards.ts';
import { forwardCommands } from './commands.ts';
import type { ForwardFacts, ForwardNetwork } from './facts.ts';
import { planForward } from './plan-forward.ts';
import { reachOf } from './reach.ts';
import { readListening } from './read-listening.ts';
import { freePort, takenBy } from './taken.ts';
import { readUsernet } from './user-forwards.ts';

const connection = connectionIdSchema.parse('system');
const uuid = uuidSchema.parse('5c0f7d1e-7a51-4a0e-9d0c-000000000001');
const mac = '52:54:00:00:00:01';

const network: ForwardNetwork = {
  name: 'default',
  active: true,
  mode: 'nat',
  bridge: 'virbr0',
  address: '192.168.122.1',
  prefix: 24,
  dhcp: true,
  kept: [],
  leases: [{ mac, address: '192.168.122.10' }],
};

const facts = (change: Partial<ForwardFacts> = {}, net: Partial<ForwardNetwork> = {}): ForwardFacts => ({
  host: 'host',
  hostAddresses: ['10.0.0.5'],
  reachable: true,
  userNetworks: ['slirp'],
  networks: [{ ...network, ...net }],
  guests: [
    {
      connection,
      uuid,
      name: 'web',
      running: true,
      cards: [{ type: 'network', mac, network: 'default' }],
      forwards: [],
      passt: { live: [], next: [] },
    },
  ],
  kept: [],
  listening: [{ protocol: 'tcp', port: 22 }],
  ...change,
});

const plan = (given: ForwardFacts, wish: object = {}) => {
  const change = {
    do: 'add',
    wish: { guest: { connection, uuid }, mac, protocol: 'tcp', toPort: 22, ...wish },
  } as ForwardChange;
  const planned = planForward(change, given, guest => reachOf(given, guest, { addresses: new Map() }));
  if (planned.by !== 'host') throw new Error('It is not done by the host.');
  return planned;
};
const codes = ({ plan: { problems } }: ReturnType<typeof plan>) =>
  problems.map(({ field, failure }) => [field, failure.code]);

describe('a port for a guest behind NAT', () => {
  it('is 2222 for SSH, and its address is kept', () => {
    const { plan: made, port, keep } = plan(facts());
    expect(port).toBe(2222);
    expect(keep).toEqual({ network: 'default', mac, address: '192.168.122.10' });
    expect(made.steps).toEqual([
      {
        do: 'port-forward',
        make: true,
        protocol: 'tcp',
        port: 2222,
        bridge: 'virbr0',
        to: '192.168.122.10',
        prefix: 24,
        toPort: 22,
      },
    ]);
  });

  it('is none that is taken, by a program or by another guest', () => {
    expect(codes(plan(facts(), { port: 22 }))).toEqual([['port', 'RESOURCE_BUSY']]);
    const [step] = plan(facts()).plan.steps;
    const kept = step?.do === 'port-forward' ? [step] : [];
    expect(codes(plan(facts({ kept }), { port: 2222 }))).toEqual([['port', 'RESOURCE_BUSY']]);
    expect(plan(facts({ kept })).port).toBe(2223);
  });

  it('answers guests that know no way out by the host’s own address', () => {
    expect(plan(facts({}, { mode: 'isolated' })).plan.steps).toMatchObject([{ prefix: 0 }]);
  });

  it.each([
    ['the network is off', facts({}, { active: false }), 'NETWORK_INACTIVE'],
    ['it has no address', facts({}, { leases: [] }), 'STATE_INVALID'],
    ['libvirt alone is reached', facts({ reachable: false }), 'UNSUPPORTED'],
  ])('is refused where %s', (_, given, code) => {
    const planned = plan(given);
    expect(codes(planned).map(([, found]) => found)).toEqual([code]);
    expect(planned.plan.steps).toEqual([]);
  });

  it('is refused on a bridge, whose guests have an address of their own', () => {
    const [guest] = facts().guests;
    const guests = guest ? [{ ...guest, cards: [{ type: 'bridge', mac, bridge: 'br0' }] }] : [];
    expect(codes(plan(facts({ guests })))).toEqual([['mac', 'UNSUPPORTED']]);
  });
});

describe('forwards that are there', () => {
  const [step] = plan(facts()).plan.steps;
  const kept = step?.do === 'port-forward' ? [step] : [];
  const stateOf = (net: Partial<ForwardNetwork>) =>
    allForwards(facts({ kept }, net)).forwards.map(({ state, notKept }) => [state, notKept]);

  it('say whose they are, and whether they lead there', () => {
    expect(stateOf({})).toEqual([['works', true]]);
    expect(stateOf({ kept: network.leases })).toEqual([['works', undefined]]);
    expect(stateOf({ active: false, leases: [] })).toEqual([['network-off', undefined]]);
    expect(stateOf({ leases: [{ mac, address: '192.168.122.77' }] })).toEqual([['address-lost', undefined]]);
    expect(stateOf({ kept: network.leases, leases: [{ mac, address: '192.168.122.77' }] })).toEqual([
      ['address-lost', undefined],
    ]);
    expect(stateOf({ bridge: 'virbr9' })).toEqual([['address-lost', undefined]]);
  });

  it('are removed by their own step', () => {
    const [forward] = allForwards(facts({ kept })).forwards;
    const planned = planForward({ do: 'remove', id: forward?.id ?? '' }, facts({ kept }), () => []);
    expect(planned).toMatchObject({ by: 'host', plan: { steps: [{ make: false, port: 2222 }] } });
  });
});

it('reads who listens where', () => {
  const text = [
    '/proc/net/tcp:   0: 0100007F:0277 00000000:0000 0A 00000000:00000000 00:00000000 00000000 0',
    '/proc/net/tcp:   1: 00000000:0016 00000000:0000 0A 00000000:00000000 00:00000000 00000000 0',
    '/proc/net/tcp:   2: 0100007F:9C40 0100007F:0016 01 00000000:00000000 00:00000000 00000000 0',
    '/proc/net/tcp6:   0: 00000000000000000000000001000000:1F90 00000000000000000000000000000000:0000 0A 0',
    '/proc/net/tcp6:   1: 00000000000000000000000000000000:0050 00000000000000000000000000000000:0000 0A 0',
    '/proc/net/udp: 10: 017AA8C0:0035 00000000:0000 07 00000000:00000000 00:00000000 00000000 0',
  ].join('\n');
  expect(readListening(text)).toEqual([
    { protocol: 'tcp', port: 22 },
    { protocol: 'udp', listen: '192.168.122.1', port: 53 },
    { protocol: 'tcp', port: 80 },
    { protocol: 'tcp', listen: '127.0.0.1', port: 631 },
  ]);
});

it('tells ports apart by address and protocol', () => {
  const taken = [{ protocol: 'tcp' as const, listen: '127.0.0.1', port: 2222 }];
  expect(takenBy(taken, { protocol: 'tcp', port: 2222 })).toBeTruthy();
  expect(takenBy(taken, { protocol: 'tcp', listen: '10.0.0.5', port: 2222 })).toBeUndefined();
  expect(takenBy(taken, { protocol: 'udp', port: 2222 })).toBeUndefined();
  expect(freePort([], { protocol: 'tcp', toPort: 443 })).toBe(8443);
  expect(freePort([], { protocol: 'tcp', toPort: 25 })).toBe(10_025);
});

it('reads what QEMU says of its user network', () => {
  const text = `Hub -1 (hostnet0):
  Protocol[State]    FD  Source Address  Port   Dest. Address  Port RecvQ SendQ
  TCP[HOST_FORWARD]  12       127.0.0.1  2222       10.0.2.15    22     0     0
  UDP[HOST_FORWARD]  13               *  5353       10.0.2.15    53     0     0
  TCP[ESTABLISHED]   14       10.0.2.15 40000         1.1.1.1   443     0     0`;
  expect(readUsernet(text, mac)).toEqual([
    { mac, protocol: 'tcp', listen: '127.0.0.1', port: 2222, count: 1, toPort: 22 },
    { mac, protocol: 'udp', port: 5353, count: 1, toPort: 53 },
  ]);
});

it('gives commands for where one is', () => {
  const way = { protocol: 'tcp' as const, port: 2222, toPort: 22 };
  const all = (listen?: string, ssh?: string) =>
    forwardCommands({ ...way, listen }, { hostAddresses: ['10.0.0.5'], ...(ssh && { ssh }) }).map(
      ({ text }) => text,
    );
  expect(all()).toEqual(['ssh -p 2222 10.0.0.5', 'ssh -p 2222 127.0.0.1']);
  expect(all('127.0.0.1', 'me@box')).toEqual(['ssh -p 2222 127.0.0.1', 'ssh -L 10022:127.0.0.1:2222 me@box']);
});
