import { expect, it } from 'vitest';
import { factsOf } from '../testing/recorded-hosts.ts';
import { treeOf } from '../testing/tree-of.ts';
import { readNetUse } from './net-use.ts';

it('tells the way from a default route over a bridge to its card', async () => {
  const { nets } = await factsOf('intel-two-gpus');
  expect(nets.find(({ name }) => name === 'br0')).toMatchObject({ defaultRoute: true, over: ['enp6s0'] });
  expect(nets.find(({ name }) => name === 'enp6s0')).toMatchObject({
    defaultRoute: false,
    master: 'br0',
    address: '0000:06:00.0',
    carrier: true,
  });
});

const link = (name: string, files: string) =>
  `/sys/class/net/${name} -> ../../devices/virtual/net/${name}\n/sys/class/net/${name}\n${files}`;

it('takes a default route of IPv6, and not the answer that there is none', async () => {
  const zeros = '0'.repeat(32);
  const tree = treeOf(`${link('eth0', 'flags: 0x1003\ncarrier: 1')}
${link('eth1', 'flags: 0x1002\ncarrier:')}
${link('lo', 'flags: 0x9\ncarrier: 1')}
/proc/net
ipv6_route:
	${zeros} 00 ${zeros} 00 ${zeros} 00000400 00000001 00000000 00000003     eth0
	${zeros} 00 ${zeros} 00 ${zeros} ffffffff 00000001 00000000 00200200       lo`);
  expect(await readNetUse(tree)).toEqual([
    { name: 'eth0', defaultRoute: true, up: true, carrier: true, over: [] },
    { name: 'eth1', defaultRoute: false, up: false, carrier: false, over: [] },
    { name: 'lo', defaultRoute: false, up: true, carrier: true, over: [] },
  ]);
});
