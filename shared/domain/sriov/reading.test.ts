import { expect, it } from 'vitest';
import { readHostLinks } from './host-links.ts';
import { keptOf, readKept } from './kept.ts';
import { otherKeepers, readFoundLines } from './other-keepers.ts';
import { card } from './testing/a-card.ts';
import { hostUsers } from './users.ts';

it('reads functions as ip prints them, and knows nothing of what an older one leaves out', () => {
  const [link, old] =
    readHostLinks(`[{"ifname":"enp3s0","flags":["BROADCAST","UP"],"address":"52:54:00:1a:b0:11","vfinfo_list":[
      {"vf":0,"address":"00:00:00:00:00:00","vlan_list":[{}],"rate":{"max_tx":0,"min_tx":0},"spoofchk":true,
       "link_state":"auto","trust":false},
      {"vf":1,"address":"52:54:00:aa:bb:01","vlan_list":[{"vlan":100,"qos":3}],"rate":{"max_tx":200,"min_tx":0},
       "spoofchk":false,"link_state":"disable","trust":true}]},
     {"ifname":"old","vfinfo_list":[{"vf":0}]}]`) ?? [];
  expect(link?.functions.get(0)).toEqual({
    vlan: 0,
    priority: 0,
    spoofCheck: true,
    trust: false,
    minRate: 0,
    maxRate: 0,
    link: 'auto',
  });
  expect(link?.functions.get(1)).toEqual({
    mac: '52:54:00:aa:bb:01',
    vlan: 100,
    priority: 3,
    spoofCheck: false,
    trust: true,
    minRate: 0,
    maxRate: 200,
    link: 'down',
  });
  expect(old?.functions.get(0)).toEqual({});
  expect(readHostLinks('1: lo: <LOOPBACK>')).toBeUndefined();
});

it('tells what the host does with an interface', () => {
  const links =
    readHostLinks(`[{"ifname":"v0","master":"br0","addr_info":[{"local":"10.0.0.2","scope":"global"},
      {"local":"fe80::1","scope":"link"}]},{"ifname":"v0.5","link":"v0"},{"ifname":"br0"}]`) ?? [];
  expect(hostUsers('v0', links)).toEqual([
    { by: 'host', name: 'v0', how: 'address', of: '10.0.0.2' },
    { by: 'host', name: 'v0', how: 'member', of: 'br0' },
    { by: 'host', name: 'v0', how: 'below', of: 'v0.5' },
  ]);
});

const device = { address: card, driver: 'igb', nets: [{ name: 'enp3s0', mac: '52:54:00:1a:b0:11' }] };
it.each([
  ['/etc/udev/rules.d/7.rules:2:KERNELS=="0000:03:00.0", ATTR{device/sriov_numvfs}="4"', 'udev', 4],
  [
    '/etc/udev/rules.d/7.rules:2:ATTR{address}=="52:54:00:1A:B0:11", ATTR{device/sriov_numvfs}="4"',
    'udev',
    4,
  ],
  ['/etc/sysfs.conf:9:bus/pci/devices/0000:03:00.0/sriov_numvfs = 2', 'sysfsutils', 2],
  [
    '/etc/systemd/network/5.link:2:OriginalName=enp3s0\n/etc/systemd/network/5.link:5:SR-IOVVirtualFunctions=3',
    'systemd-link',
    3,
  ],
  [
    '/etc/systemd/system/vf.service:4:ExecStart=/bin/sh -c "echo 6 > /sys/class/net/enp3s0/device/sriov_numvfs"',
    'systemd',
    6,
  ],
  [
    '/etc/NetworkManager/system-connections/a.nmconnection:4:interface-name=enp3s0\n/etc/NetworkManager/system-connections/a.nmconnection:9:total-vfs=5',
    'networkmanager',
    5,
  ],
  ['/etc/netplan/1.yaml:4:    enp3s0:\n/etc/netplan/1.yaml:5:      virtual-function-count: 7', 'netplan', 7],
  ['/etc/modprobe.d/igb.conf:1:options igb max_vfs=2', 'module', 2],
])('finds another way: %s', (lines, by, count) => {
  expect(otherKeepers(readFoundLines(lines), device)).toMatchObject([{ by, count }]);
});

it.each([
  '/etc/udev/rules.d/7.rules:2:KERNELS=="0000:04:00.0", ATTR{device/sriov_numvfs}="4"',
  '/etc/udev/rules.d/7.rules:2:# KERNELS=="0000:03:00.0", ATTR{device/sriov_numvfs}="4"',
  '/etc/netplan/1.yaml:2:    enp4s0:\n/etc/netplan/1.yaml:3:      virtual-function-count: 7\n/etc/netplan/1.yaml:4:    enp3s0:',
  '/etc/modprobe.d/x.conf:1:options ixgbe max_vfs=2',
  '/etc/systemd/system/innkeeper-host.service:1:# 0000:03:00.0 sriov_numvfs',
])('passes over what is about another device, or nothing: %s', lines => {
  expect(otherKeepers(readFoundLines(lines), device)).toEqual([]);
});

it('reads what we keep ourselves, one setting a line', () => {
  const kept = readKept(`# Made by Innkeeper.
virtual-functions now 0000:03:00.0 3
virtual-function now 0000:03:00.0 1 mac=52:54:00:aa:bb:01
virtual-function now 0000:03:00.0 1 vlan=100 qos=3
reserve-cpus now 2-3
virtual-functions now 0000:04:00.0 1`);
  expect(keptOf(card, kept)).toEqual({
    count: 3,
    functions: [{ index: 1, mac: '52:54:00:aa:bb:01', vlan: 100, priority: 3 }],
  });
  expect(keptOf(card, [])).toBeUndefined();
});
