import { describe, expect, it } from 'vitest';
import type { GuestFacts } from '../overview/facts.ts';
import { guestFacts, windows, type Written } from '../overview/testing/guest-facts.ts';
import { layersOf } from './layers.ts';

const [virtio, sata] = [`<target dev='vda' bus='virtio'/>`, `<target dev='sda' bus='sata'/>`];
const nic = (kind: string, more: string) => `<interface type='${kind}'>${more}</interface>`;
const model = (name: string) => `<model type='${name}'/>`;
const place = `<address domain='0x0000' bus='0x03' slot='0x10' function='0x1'/>`;
const otherPlace = `<address domain='0x0000' bus='0x01' slot='0x00' function='0x0'/>`;

function device(devices: string, change: Partial<GuestFacts> = {}, written: Written = {}) {
  return layersOf(guestFacts({ ...written, devices }, change)).slice(2)[0];
}

describe('what carries out a device', () => {
  it.each([
    [`<disk>${virtio}</disk>`, 'paravirtual', 'virtio, in QEMU'],
    [`<disk><driver iothread='2'/>${virtio}</disk>`, 'paravirtual', 'virtio, in QEMU’s I/O thread'],
    [`<disk type='nvme'>${virtio}</disk>`, 'paravirtual', 'virtio, straight to the host’s NVMe, in QEMU'],
    [`<disk type='vhostuser'>${virtio}</disk>`, 'vhost-user', /SPDK/],
    [`<disk type='vhostvdpa'>${virtio}</disk>`, 'vhost', /vDPA/],
    [`<disk>${sata}</disk>`, 'emulated', 'SATA, emulated'],
    [`<disk device='cdrom'><target dev='hda' bus='ide'/></disk>`, 'emulated', 'IDE, emulated'],
    [`<disk device='floppy'><target dev='fda' bus='fdc'/></disk>`, 'emulated', 'Floppy controller, emulated'],
    [`<disk><target dev='xvda' bus='xen'/></disk>`, 'paravirtual', /Xen/],
    [`<disk><target dev='sda' bus='scsi'/></disk>`, 'emulated', 'SCSI (lsilogic), emulated'],
    [
      `<disk><target dev='sda' bus='scsi'/></disk><controller type='scsi' index='0' model='virtio-scsi'/>`,
      'paravirtual',
      'virtio-scsi, in QEMU',
    ],
    [
      `<disk device='lun'><target dev='sda' bus='scsi'/></disk><controller type='scsi' model='virtio-scsi'/>`,
      'passed-through',
      /SCSI commands/,
    ],
    [nic('network', model('virtio')), 'vhost', 'virtio, vhost-net in the host’s kernel'],
    [
      nic('direct', `<source dev='eth0' mode='bridge'/>${model('virtio')}`),
      'vhost',
      'virtio, vhost-net in the host’s kernel; macvtap on eth0',
    ],
    [nic('network', `${model('virtio')}<driver name='qemu'/>`), 'paravirtual', 'virtio, carried by QEMU'],
    [nic('user', model('virtio')), 'paravirtual', 'virtio; slirp acts the network in user space'],
    [
      nic('user', `${model('virtio')}<backend type='passt'/>`),
      'paravirtual',
      'virtio; passt acts the network in user space',
    ],
    [nic('vhostuser', model('virtio')), 'vhost-user', /user space/],
    [nic('vdpa', model('virtio')), 'vhost', /vDPA/],
    [nic('hostdev', ''), 'virtual-function', /virtual function/],
    [nic('bridge', model('e1000')), 'emulated', 'e1000, emulated'],
    [nic('bridge', model('netfront')), 'paravirtual', 'Xen’s network device'],
    [`<video><model type='virtio'/></video>`, 'paravirtual', 'virtio-gpu, drawn by the processor'],
    [
      `<video><model type='virtio'><acceleration accel3d='yes'/></model></video>`,
      'paravirtual',
      'virtio-gpu 3D: the host’s GPU draws',
    ],
    [`<video><driver name='vhostuser'/><model type='virtio'/></video>`, 'vhost-user', /program/],
    [`<video><model type='qxl'/></video>`, 'paravirtual', 'QXL, for SPICE'],
    [`<video><model type='vga'/></video>`, 'emulated', 'vga, emulated'],
    [`<hostdev type='pci'><source>${place}</source></hostdev>`, 'virtual-function', /VFIO/],
    [`<hostdev type='pci'><source>${otherPlace}</source></hostdev>`, 'passed-through', /whole/],
    [`<hostdev type='mdev'/>`, 'mediated', /slice/],
    [`<hostdev type='usb'/>`, 'passed-through', /QEMU/],
    [`<hostdev type='scsi_host'/>`, 'vhost', /vhost/],
    [`<hostdev type='scsi'/>`, 'passed-through', /SCSI/],
    [`<filesystem><driver type='virtiofs'/><target dir='src'/></filesystem>`, 'vhost-user', /virtiofsd/],
    [`<filesystem><target dir='src'/></filesystem>`, 'paravirtual', /^9p/],
    [`<controller type='usb' model='qemu-xhci'/>`, 'emulated', 'qemu-xhci, emulated'],
    [`<input type='tablet' bus='usb'/>`, 'emulated', 'USB, emulated'],
    [`<input type='evdev'/>`, 'passed-through', /host’s own/],
    [`<tpm><backend type='emulator'/></tpm>`, 'emulated', 'swtpm, emulated'],
    [`<tpm><backend type='passthrough'/></tpm>`, 'passed-through', /own TPM/],
    [`<vsock/>`, 'vhost', /vhost-vsock/],
    [`<sound model='virtio'/>`, 'paravirtual', 'virtio-sound'],
    [`<watchdog model='itco'/>`, 'emulated', 'itco, emulated'],
    [`<memballoon model='virtio'/>`, 'paravirtual', 'virtio-balloon'],
    [`<rng model='virtio'/>`, 'paravirtual', 'virtio-rng'],
    [`<serial type='pty'/>`, 'emulated', /emulated/],
  ] as const)('%s', (xml, path, how) => {
    expect(device(xml)).toMatchObject({
      path,
      how: typeof how === 'string' ? how : expect.stringMatching(how),
    });
  });

  it.each([
    `<controller type='pci' model='pcie-root'/>`,
    `<controller type='usb' model='none'/>`,
    `<video><model type='none'/></video>`,
    `<memballoon model='none'/>`,
    `<graphics type='vnc'/>`,
    `<console type='pty'><target type='serial'/></console>`,
  ])('%s is none of its own', xml => {
    expect(device(xml)).toBeUndefined();
  });

  it('matters little for drives and for what moves little', () => {
    expect(device(`<disk device='cdrom'>${sata}</disk>`)).toMatchObject({ minor: true });
    expect(device(`<rng model='virtio'/>`)).toMatchObject({ minor: true });
    expect(device(`<disk>${sata}</disk>`)?.minor).toBeUndefined();
  });

  it('is the host’s kernel in a container', () => {
    for (const xml of [nic('network', ''), `<filesystem><target dir='/'/></filesystem>`])
      expect(device(xml, {}, { type: 'lxc' })).toMatchObject({ path: 'container' });
  });
});

describe('what would be faster', () => {
  it('is virtio for an emulated disk, moved with its boot', () => {
    expect(device(`<disk>${sata}</disk>`)?.faster).toMatchObject({
      what: 'virtio',
      why: expect.stringContaining('Fedora 42 has the driver'),
      remedy: { kind: 'change-bus', disk: 'sda', bus: 'virtio' },
    });
    expect(device(`<disk>${sata}</disk>`, { system: windows })?.faster?.why).toContain('virtio-win');
    expect(device(`<disk device='cdrom'>${sata}</disk>`)?.faster).toBeUndefined();
  });

  it('is an I/O thread for a virtio disk, made where there is none', () => {
    const remedy = (body: string) => device(`<disk>${virtio}</disk>`, {}, { body })?.faster?.remedy;
    const give = { op: 'set', item: 'disk:vda', values: { ioThread: 1 } };
    expect(remedy('')).toMatchObject({
      edits: [{ op: 'set', item: 'domain', values: { ioThreads: 1 } }, give],
    });
    expect(remedy('<iothreads>1</iothreads>')).toMatchObject({ edits: [give] });
    expect(remedy(`<iothreads>1</iothreads><iothreadids><iothread id='7'/></iothreadids>`)).toMatchObject({
      edits: [{ ...give, values: { ioThread: 7 } }],
    });
  });

  it('is virtio for an emulated card, by its own id', () => {
    const mac = `<mac address='52:54:00:6b:29:7a'/>`;
    expect(device(nic('bridge', `${mac}${model('e1000')}`))?.faster?.remedy).toMatchObject({
      kind: 'edit',
      edits: [{ op: 'set', item: 'interface:52:54:00:6b:29:7a', values: { model: 'virtio' } }],
    });
  });

  it('is vhost-net for a card that QEMU carries, with the reason where it cannot be', () => {
    const card = nic('network', model('virtio'));
    expect(device(card, {}, { type: 'qemu' })?.faster).toMatchObject({ what: 'vhost-net' });
    expect(device(card, { vhostNet: false })?.faster?.why).toContain('modprobe vhost_net');
    expect(device(card)?.faster).toBeUndefined();
  });

  it('is 3D only where the host can draw for guests', () => {
    const card = `<video><model type='virtio'/></video>`;
    expect(device(card)?.faster).toMatchObject({ remedy: { kind: 'page' } });
    expect(device(card, { accelerated3d: false })?.faster).toBeUndefined();
  });
});
