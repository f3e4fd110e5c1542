import { describe, expect, it } from 'vitest';
import { exportedDocument } from './exported-document.ts';
import { importedDocument } from './imported-document.ts';

const UUID = '11111111-1111-4111-8111-111111111111';
const GUEST = `<domain type='kvm'>
  <name>web</name>
  <uuid>${UUID}</uuid>
  <os><type arch='x86_64'>hvm</type><nvram template='/t.fd'>/var/lib/libvirt/qemu/nvram/web_VARS.fd</nvram></os>
  <devices>
    <emulator>/usr/libexec/qemu-kvm</emulator>
    <disk type='volume' device='disk'><driver name='qemu' type='qcow2'/><source pool='p' volume='v'/><target dev='vda'/></disk>
    <disk type='block' device='disk'><source dev='/dev/sdb'/><target dev='vdb'/></disk>
    <disk type='file' device='cdrom'><source file='/iso/a.iso'/><target dev='sda'/></disk>
    <interface type='user'><mac address='52:54:00:00:00:01'/></interface>
    <graphics type='vnc' passwd='hunter2' passwdValidTo='2030-01-01T00:00:00'/>
  </devices>
</domain>
`;
const exported = exportedDocument(GUEST, new Map([['vda', { file: 'vda.qcow2', format: 'qcow2' }]]));
const disks = new Map([['vda', { path: '/pool/web.qcow2', block: false, format: 'qcow2' }]]);

describe('an exported document', () => {
  it('names disks by their files beside it, and holds no passwords', () => {
    expect(exported).toContain("<source file='vda.qcow2'/>");
    expect(exported).not.toContain('hunter2');
    expect(exported).toContain(UUID);
  });
});

describe('an imported document', () => {
  it('is of the same guest, with what came with it and nothing of the other host', () => {
    const text = importedDocument(exported, { name: 'web' }, disks);
    for (const kept of [UUID, '52:54:00:00:00:01', "<source file='/pool/web.qcow2'/>", "dev='sda'", '/t.fd'])
      expect(text).toContain(kept);
    for (const gone of ['/dev/sdb', '/iso/a.iso', 'qemu-kvm', 'web_VARS']) expect(text).not.toContain(gone);
  });

  it('is of another guest where the first is there', () => {
    const as = { name: 'web-2', uuid: '22222222-2222-4222-8222-222222222222', generation: UUID };
    const text = importedDocument(exported, as, disks);
    expect(text).toContain('<name>web-2</name>');
    for (const gone of [UUID, '52:54:00:00:00:01']) expect(text).not.toContain(gone);
  });
});
