import { describe, expect, it } from 'vitest';
import { cloneDocument, type NewDisk, pathOf } from './clone-document.ts';

const ORIGINAL = `<domain type='kvm' xmlns:qemu='http://libvirt.org/schemas/domain/qemu/1.0'>
  <name>web</name>
  <uuid>11111111-1111-4111-8111-111111111111</uuid>
  <genid>22222222-2222-4222-8222-222222222222</genid>
  <metadata><app:x xmlns:app='urn:x'>kept</app:x></metadata>
  <sysinfo type='smbios'>
    <system><entry name='uuid'>11111111-1111-4111-8111-111111111111</entry><entry name='serial'>7</entry></system>
  </sysinfo>
  <os>
    <type arch='x86_64' machine='q35'>hvm</type>
    <nvram template='/usr/share/OVMF/OVMF_VARS.fd'>/var/lib/libvirt/qemu/nvram/web_VARS.fd</nvram>
  </os>
  <devices>
    <disk type='file' device='disk'>
      <driver name='qemu' type='qcow2' cache='none'/>
      <source file='/images/web.qcow2'/>
      <backingStore type='file'><format type='raw'/><source file='/images/base.raw'/></backingStore>
      <target dev='vda' bus='virtio'/>
      <boot order='1'/>
    </disk>
    <disk type='volume' device='disk'>
      <source pool='p' volume='v'/>
      <target dev='vdb' bus='virtio'/>
    </disk>
    <disk type='file' device='cdrom'><source file='/iso/a.iso'/><target dev='sda' bus='sata'/><readonly/></disk>
    <interface type='bridge'>
      <mac address='52:54:00:00:00:01'/>
      <source bridge='br0'/>
      <virtualport type='openvswitch'><parameters interfaceid='33333333-3333-4333-8333-333333333333' profileid='p'/></virtualport>
      <target dev='web-tap'/>
      <model type='virtio'/>
    </interface>
    <serial type='file'><source path='/var/log/web-serial.log'/><log file='/var/log/console.log'/></serial>
    <channel type='unix'><source mode='bind' path='/run/web.sock'/></channel>
    <channel type='unix'><source mode='connect' path='/run/server.sock'/></channel>
    <graphics type='vnc' socket='/run/web-vnc.sock'><listen type='socket' socket='/run/web-vnc.sock'/></graphics>
    <vsock model='virtio'><cid auto='no' address='5'/></vsock>
  </devices>
</domain>
`;
const identity = {
  name: 'web-2',
  uuid: '44444444-4444-4444-8444-444444444444',
  generation: '55555555-5555-4555-8555-555555555555',
};
const copies = {
  disks: new Map<string, NewDisk>([
    ['vda', { path: '/images/web-2.qcow2', block: false, format: 'qcow2' }],
    ['vdb', 'left-out'],
  ]),
  nvram: '/var/lib/libvirt/qemu/nvram/web-2_VARS.fd',
};
const made = cloneDocument(ORIGINAL, identity, copies);

describe('the document of a copy', () => {
  it.each([
    '<name>web-2</name>',
    '<genid>55555555-5555-4555-8555-555555555555</genid>',
    "<entry name='uuid'>44444444-4444-4444-8444-444444444444</entry>",
    '>/var/lib/libvirt/qemu/nvram/web-2_VARS.fd</nvram>',
    "<source file='/images/web-2.qcow2'/>",
    "<source file='/iso/a.iso'/>",
    "<source path='/var/log/web-2-serial.log'/>",
    "<log file='/var/log/web-2-console.log'/>",
    "<source mode='bind' path='/run/web-2.sock'/>",
    "<graphics type='vnc' socket='/run/web-2-vnc.sock'><listen type='socket' socket='/run/web-2-vnc.sock'/>",
    "<cid auto='yes'/>",
  ])('has its own %s', text => expect(made).toContain(text));

  it.each(['11111111', '22222222', '33333333', '52:54:00', 'web-tap', 'backingStore', "dev='vdb'"])(
    'has nothing left of %s',
    text => expect(made).not.toContain(text),
  );

  it.each([
    "<app:x xmlns:app='urn:x'>kept</app:x>",
    "<entry name='serial'>7</entry>",
    "cache='none'",
    "profileid='p'",
    "<boot order='1'/>",
    "<source mode='connect' path='/run/server.sock'/>",
  ])('keeps %s', text => expect(made).toContain(text));

  it('lets libvirt make new UEFI variables where there are none to copy', () => {
    const fresh = cloneDocument(ORIGINAL, identity, { disks: new Map() });
    expect(fresh).not.toContain('web_VARS');
    expect(fresh).toContain('OVMF_VARS.fd');
  });
});

it.each([
  ['/log/web.log', '/log/web-2.log'],
  ['/log/other.log', '/log/web-2-other.log'],
  ['/web/x', '/web/web-2-x'],
])('names the file %s of the copy %s', (path, expected) =>
  expect(pathOf(path, 'web', 'web-2')).toBe(expected),
);
