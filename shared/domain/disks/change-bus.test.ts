import { describe, expect, it } from 'vitest';
import { domain } from '../../libvirt-xml/domain/domain.ts';
import { parseDocument } from '../../libvirt-xml/xml/parse.ts';
import { changeBus } from './change-bus.ts';

const guest = (devices: string, os = `<boot dev='hd'/>`) =>
  `<domain type='kvm'>
  <os><type arch='x86_64' machine='q35'>hvm</type>${os}</os>
  <devices>
    ${devices}
  </devices>
</domain>
`;
const disk = (dev: string, bus: string, more = '') =>
  `<disk type='file' device='disk'><driver name='qemu' type='qcow2'/><source file='/${dev}'/><target dev='${dev}' bus='${bus}'/>${more}</disk>`;
const changed = (xml: string, target: string, bus: string) => {
  const change = changeBus(xml, target, bus);
  if (!change) throw new Error('There is no such disk.');
  return { ...change, guest: domain.of(parseDocument(change.xml).root) };
};

describe('the disk', () => {
  it('gets a name of its bus that is free, and libvirt its place to choose', () => {
    const address = `<address type='drive' controller='0' bus='0' target='0' unit='0'/>`;
    const { target, guest: after } = changed(
      guest(disk('vda', 'virtio') + disk('sda', 'sata', address), ''),
      'sda',
      'virtio',
    );
    expect(target).toBe('vdb');
    const moved = after.devices.disks.items.find(each => each.target === 'vdb');
    expect([moved?.bus, moved?.address.exists]).toEqual(['virtio', false]);
  });

  it('keeps its name between buses that share it', () => {
    expect(changed(guest(disk('sda', 'sata')), 'sda', 'usb').target).toBe('sda');
  });

  it('loses what the new bus does not have, and that is told', () => {
    const xml = guest(
      `<disk type='file' device='disk'><driver name='qemu' type='qcow2' iothread='1' queues='4' cache='none'/><source file='/x'/><target dev='vda' bus='virtio'/></disk>`,
    );
    const { dropped, xml: after } = changed(xml, 'vda', 'sata');
    expect(dropped).toEqual(['iothread', 'queues']);
    expect(after).toContain(`cache='none'`);
    const wwn = guest(disk('sda', 'scsi', '<wwn>5000c50015ea71ac</wwn>'));
    expect(changed(wwn, 'sda', 'virtio').dropped).toEqual(['wwn']);
  });

  it('on SCSI gets a controller that systems have a driver for, once', () => {
    const first = changed(guest(disk('vda', 'virtio')), 'vda', 'scsi');
    expect(first.controller).toBe('virtio-scsi');
    const more = first.xml.replace('</devices>', `${disk('vdb', 'virtio')}</devices>`);
    expect(changed(more, 'vdb', 'scsi').controller).toBeUndefined();
  });
});

describe('what the guest starts from', () => {
  it('is written to the devices when the order of the disks told it', () => {
    const nic = `<interface type='network'><source network='default'/></interface>`;
    const { guest: after, bootWritten } = changed(
      guest(disk('sda', 'sata') + disk('sdb', 'sata') + nic, `<boot dev='network'/><boot dev='hd'/>`),
      'sda',
      'virtio',
    );
    expect(bootWritten).toBe(true);
    expect(after.os.boot.length).toBe(0);
    expect(after.devices.interfaces.items[0]?.bootOrder).toBe(1);
    expect(after.devices.disks.items.map(({ target, bootOrder }) => [target, bootOrder])).toEqual([
      ['vda', 2],
      ['sdb', undefined],
    ]);
  });

  it('stays as it is with one disk, and where each device has its number', () => {
    expect(changed(guest(disk('sda', 'sata')), 'sda', 'virtio').bootWritten).toBe(false);
    const numbered = guest(disk('sda', 'sata', `<boot order='3'/>`) + disk('sdb', 'sata'), '');
    const { guest: after } = changed(numbered, 'sda', 'virtio');
    expect(after.devices.disks.items[0]?.bootOrder).toBe(3);
  });
});

it('is undefined for a disk that is not there', () => {
  expect(changeBus(guest(disk('vda', 'virtio')), 'vdz', 'sata')).toBeUndefined();
});
