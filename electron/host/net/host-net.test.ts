import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { treeOf } from '../testing/tree-of.ts';
import { parseCounters } from './counters.ts';
import { readHostNet } from './host-net.ts';

const TYPE = 'type: 1';
const ip = [
  { ifname: 'lo', addr_info: [{ family: 'inet', local: '127.0.0.1', prefixlen: 8, scope: 'host' }] },
  {
    ifname: 'br0',
    linkinfo: { info_kind: 'bridge', info_data: { id: '8000.x' } },
    addr_info: [
      { family: 'inet6', local: 'fe80::1', prefixlen: 64, scope: 'link' },
      { family: 'inet', local: '192.168.1.5', prefixlen: 24, scope: 'global', dynamic: true },
      { family: 'inet', prefixlen: 24 },
    ],
  },
  { ifname: 'bond0.12', linkinfo: { info_kind: 'vlan', info_data: { id: 12 } }, addr_info: [] },
  { ifname: 'ovsbr', linkinfo: { info_kind: 'openvswitch' } },
  { nonsense: true },
];

const record = (json: string) => `
/sys/class/net/eno1 -> ../../devices/pci0000:00/0000:00:1c.0/0000:03:00.0/net/eno1
/sys/class/net/eno1/device -> ../../../0000:03:00.0
/sys/class/net/eno1/device/driver -> ../../../../../bus/pci/drivers/igb
/sys/class/net/eno1/device/virtfn0 -> ../0000:03:10.0
/sys/class/net/eno1/device/virtfn1 -> ../0000:03:10.2
/sys/class/net/eno1/master -> ../../../../../virtual/net/bond0
/sys/class/net/eno1v2 -> ../../devices/pci0000:00/0000:00:1c.0/0000:03:10.2/net/eno1v2
/sys/class/net/eno1v2/device -> ../../../0000:03:10.2
/sys/class/net/eno1v2/device/physfn -> ../0000:03:00.0
/sys/class/net/bond0 -> ../../devices/virtual/net/bond0
/sys/class/net/bond0/lower_eno1 -> ../../../pci0000:00/0000:00:1c.0/0000:03:00.0/net/eno1
/sys/class/net/bond0.12 -> ../../devices/virtual/net/bond0.12
/sys/class/net/bond0.12/lower_bond0 -> ../bond0
/sys/class/net/br0 -> ../../devices/virtual/net/br0
/sys/class/net/lo -> ../../devices/virtual/net/lo
/sys/class/net/vnet0 -> ../../devices/virtual/net/vnet0
/sys/class/net/ovsbr -> ../../devices/virtual/net/ovsbr
/sys/class/net/eno1
flags: 0x1903
carrier: 1
speed: 10000
address: 52:54:00:AA:00:01
mtu: 9000
ifindex: 2
${TYPE}
/sys/class/net/eno1v2
flags: 0x1002
carrier: 
speed: 4294967295
${TYPE}
wireless:
/sys/class/net/bond0
flags: 0x1503
carrier: 1
speed: -1
${TYPE}
bonding/mode: active-backup 1
/sys/class/net/bond0.12
flags: 0x1103
${TYPE}
uevent: DEVTYPE=vlan
/sys/class/net/br0
flags: 0x1003
carrier: 0
${TYPE}
bridge/stp_state: 1
bridge/vlan_filtering: 0
/sys/class/net/lo
flags: 0x9
address: 00:00:00:00:00:00
type: 772
/sys/class/net/vnet0
flags: 0x1003
${TYPE}
tun_flags:
/sys/class/net/ovsbr
flags: 0x1003
${TYPE}
/proc/net
route:
	Iface	Destination	Gateway 	Flags	RefCnt	Use	Metric	Mask
	br0	00000000	0101A8C0	0003	0	0	425	00000000
	br0	0001A8C0	00000000	0001	0	0	425	00FFFFFF
ipv6_route:
	fd000000000000010000000000000000 40 00000000000000000000000000000000 00 00000000000000000000000000000000 00000100 00000001 00000000 00000001      br0
	00000000000000000000000000000000 00 00000000000000000000000000000000 00 fe800000000000000000000000000001 00000400 00000001 00000000 00000003      br0
	00000000000000000000000000000001 80 00000000000000000000000000000000 00 00000000000000000000000000000000 00000000 00000001 00000000 80200001       lo
	ff000000000000000000000000000000 08 00000000000000000000000000000000 00 00000000000000000000000000000000 00000100 00000001 00000000 00000001      br0
${json}`;

it('tells of each interface what it is and stands on', async () => {
  const net = await readHostNet(treeOf(record(`/run/innkeeper\nip-address.json: ${JSON.stringify(ip)}`)));
  const link = (name: string) => net.links.find(each => each.name === name);
  expect(net.addressesKnown).toBe(true);
  expect(link('eno1')).toEqual({
    name: 'eno1',
    kind: 'physical',
    index: 2,
    mac: '52:54:00:aa:00:01',
    mtu: 9000,
    up: true,
    carrier: true,
    speed: 10_000,
    wireless: false,
    driver: 'igb',
    pci: '0000:03:00.0',
    functions: ['0000:03:10.0', '0000:03:10.2'],
    master: 'bond0',
    over: [],
    addresses: [],
  });
  expect(link('eno1v2')).toEqual({
    name: 'eno1v2',
    kind: 'physical',
    up: false,
    wireless: true,
    pci: '0000:03:10.2',
    physicalFunction: '0000:03:00.0',
    over: [],
    addresses: [],
  });
  expect(link('bond0')).toMatchObject({ kind: 'bond', bondMode: 'active-backup', over: ['eno1'] });
  expect(link('bond0')).not.toHaveProperty('speed');
  expect(link('bond0.12')).toMatchObject({ kind: 'vlan', vlan: 12, over: ['bond0'] });
  expect(link('br0')).toMatchObject({ kind: 'bridge', carrier: false, stp: true, vlanFiltering: false });
  expect(link('br0')?.addresses).toEqual([
    { family: 'ipv4', address: '192.168.1.5', prefix: 24, dynamic: true, scope: 'global' },
    { family: 'ipv6', address: 'fe80::1', prefix: 64, scope: 'link' },
  ]);
  expect(link('lo')).toMatchObject({ kind: 'loopback' });
  expect(link('lo')).not.toHaveProperty('mac');
  expect(link('vnet0')).toMatchObject({ kind: 'tap' });
  expect(link('ovsbr')).toMatchObject({ kind: 'openvswitch' });
});

it('reads routes of both families, and not those to the host itself or to groups', async () => {
  const { routes } = await readHostNet(treeOf(record('')));
  expect(routes).toEqual([
    {
      family: 'ipv4',
      destination: '0.0.0.0',
      prefix: 0,
      gateway: '192.168.1.1',
      link: 'br0',
      metric: 425,
    },
    { family: 'ipv4', destination: '192.168.1.0', prefix: 24, link: 'br0', metric: 425 },
    { family: 'ipv6', destination: 'fd00:0:0:1::', prefix: 64, link: 'br0', metric: 256 },
    { family: 'ipv6', destination: '::', prefix: 0, gateway: 'fe80::1', link: 'br0', metric: 1024 },
  ]);
});

it.each(['', '/run/innkeeper\nip-address.json: [{"ifname"'])('does without ip(8): %j', async json => {
  const net = await readHostNet(treeOf(record(json)));
  expect(net.addressesKnown).toBe(false);
  expect(net.links.find(({ name }) => name === 'bond0.12')).toMatchObject({ kind: 'vlan' });
  expect(net.links.every(({ addresses }) => addresses.length === 0)).toBe(true);
});

it('reads counters of names with colons, and passes over what is none', () => {
  const text = `Inter-|   Receive                                                |  Transmit
 face |bytes    packets errs drop fifo frame compressed multicast|bytes    packets errs drop fifo colls carrier compressed
    lo: 1000       10    0    0    0     0          0         0     1000      10    0    0    0     0       0          0
 br0:1:   5 1 2 3 0 0 0 0 6 1 4 5 0 0 0 0
 bad: 1 2`;
  expect(parseCounters(text)).toEqual([
    { name: 'lo', rxBytes: 1000, txBytes: 1000, rxPackets: 10, txPackets: 10, troubles: 0 },
    { name: 'br0:1', rxBytes: 5, txBytes: 6, rxPackets: 1, txPackets: 1, troubles: 14 },
  ]);
});

it('reads the counters of this computer', async () => {
  expect(parseCounters(await readFile('/proc/net/dev', 'utf8')).map(({ name }) => name)).toContain('lo');
});
