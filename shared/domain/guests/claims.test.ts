import { expect, it } from 'vitest';
import { parseDocument } from '../../libvirt-xml/xml/parse.ts';
import { NO_CLAIMS, readClaims } from './claims.ts';

const claims = (inside: string) => readClaims(parseDocument(`<domain>${inside}</domain>`).root);

it('reads devices of the host by every way they are given', () => {
  const { devices } = claims(`<devices>
    <hostdev mode='subsystem' type='pci'><source>
      <address domain='0x0000' bus='0x0a' slot='0x1f' function='0x7'/></source></hostdev>
    <interface type='hostdev'><source>
      <address type='pci' domain='0x0000' bus='0x03' slot='0x10' function='0x2'/></source></interface>
    <interface type='network'><source network='default'/></interface>
    <hostdev mode='subsystem' type='mdev'><source>
      <address uuid='C2177883-F1BB-47F0-914D-32A22E3A8804'/></source></hostdev>
    <hostdev mode='subsystem' type='usb'><source>
      <vendor id='0x046d'/><product id='0xc52b'/></source></hostdev>
    <hostdev mode='subsystem' type='usb'><source>
      <vendor id='0x046d'/><product id='0xc52b'/><address bus='1' device='4'/></source></hostdev>
  </devices>`);
  expect(devices).toEqual([
    'pci 0000:0a:1f.7',
    'mdev c2177883-f1bb-47f0-914d-32a22e3a8804',
    'usb 046d:c52b',
    'usb 1.4',
    'pci 0000:03:10.2',
  ]);
});

it('reads disks with all their layers', () => {
  const { disks } = claims(`<devices>
    <disk type='file' device='disk'><source file='/a.qcow2'/>
      <backingStore type='file'><source file='/base.qcow2'/><backingStore/></backingStore></disk>
    <disk type='block' device='disk'><source dev='/dev/sdb'/></disk>
    <disk type='volume' device='disk'><source pool='default' volume='b.img'/></disk>
    <disk type='file' device='cdrom'/></devices>`);
  expect(disks).toEqual(['/a.qcow2', '/base.qcow2', '/dev/sdb', 'default/b.img']);
});

it('reads the host CPUs of each virtual one', () => {
  const { pins } = claims(
    `<cputune><vcpupin vcpu='0' cpuset='2'/><vcpupin vcpu='1' cpuset='4-5'/></cputune><devices/>`,
  );
  expect(pins).toEqual([[2], [4, 5]]);
});

it('reads the addresses and networks of its cards', () => {
  const { macs, networks } = claims(`<devices>
    <interface type='network'><mac address='52:54:00:AA:00:01'/><source network='functions'/></interface>
    <interface type='bridge'><source bridge='br0'/></interface></devices>`);
  expect([macs, networks]).toEqual([['52:54:00:aa:00:01'], ['functions']]);
});

it('finds nothing where there is nothing', () => {
  expect(claims('')).toEqual(NO_CLAIMS);
});

it('reads network cards by every way they are given', () => {
  const { cards } = claims(`<devices>
    <interface type='network'><mac address='52:54:00:AA:00:01'/><source network='default' bridge='virbr0'/>
      <target dev='vnet0'/><model type='virtio'/><filterref filter='clean-traffic'>
      <parameter name='IP' value='10.0.0.2'/></filterref></interface>
    <interface type='direct'><source dev='eno1' mode='bridge'/><link state='down'/></interface>
    <interface type='bridge'><source bridge='ovs0'/><virtualport type='openvswitch'/></interface>
    <interface type='hostdev'><source>
      <address type='pci' domain='0x0000' bus='0x03' slot='0x10' function='0x2'/></source></interface>
    <interface type='user'/></devices>`);
  expect(cards).toEqual([
    {
      type: 'network',
      mac: '52:54:00:aa:00:01',
      network: 'default',
      bridge: 'virbr0',
      target: 'vnet0',
      model: 'virtio',
      filter: 'clean-traffic',
      filterParameters: [{ name: 'IP', value: '10.0.0.2' }],
    },
    { type: 'direct', device: 'eno1', unplugged: true },
    { type: 'bridge', bridge: 'ovs0', openvswitch: true },
    { type: 'hostdev', pci: '0000:03:10.2' },
    { type: 'user' },
  ]);
});
