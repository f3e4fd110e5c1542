import { expect, it } from 'vitest';
import { domain } from '../../libvirt-xml/domain/domain.ts';
import { parseDocument } from '../../libvirt-xml/xml/parse.ts';
import { GiB, MiB } from '../units.ts';
import type { CarriedDisk } from './facts.ts';
import { templateAnswers } from './template-answers.ts';

const { root } = parseDocument(`<domain type='kvm'>
  <name>web</name>
  <memory unit='GiB'>2</memory><currentMemory unit='GiB'>1</currentMemory>
  <metadata><libosinfo:libosinfo xmlns:libosinfo='http://libosinfo.org/xmlns/libvirt/domain/1.0'><libosinfo:os id='http://debian.org/debian/12'/></libosinfo:libosinfo></metadata>
  <vcpu placement='static' current='2'>4</vcpu>
  <os><type arch='x86_64' machine='pc-q35-7.2'>hvm</type><loader readonly='yes' type='pflash' secure='yes'>/x.fd</loader><nvram>/v.fd</nvram></os>
  <cpu mode='host-passthrough'><topology sockets='1' dies='1' cores='4' threads='1'/></cpu>
  <devices>
    <disk type='file' device='disk'><driver name='qemu' type='qcow2' cache='none' discard='unmap'/><source file='/p/a'/><target dev='vda' bus='virtio'/></disk>
    <disk type='file' device='disk'><driver name='qemu' type='raw'/><source file='/p/b'/><target dev='sda' bus='sata'/></disk>
    <disk type='file' device='cdrom'><target dev='sdb' bus='sata'/></disk>
    <interface type='bridge'><mac address='52:54:00:11:22:33'/><source bridge='br0'/><model type='virtio'/></interface>
    <interface type='vdpa'><source dev='/dev/vhost-vdpa-0'/></interface>
    <graphics type='spice'/><graphics type='vnc'/><video><model type='qxl'/></video>
    <tpm model='tpm-crb'><backend type='emulator' version='2.0'/></tpm>
    <serial type='pty'/>
    <watchdog model='itco' action='inject-nmi'/>
  </devices>
</domain>`);
const disk = (target: string, capacity: number) => ({ target, capacity }) as CarriedDisk;
const source = {
  view: domain.of(root),
  root,
  disks: [disk('vda', 20 * GiB), disk('sda', 512 * MiB)],
  autostart: true,
};

it('asks for what the guest has, and for nothing that only one guest can have', () => {
  const answers = templateAnswers({ ...source, image: '/pool/base.qcow2' });
  expect(answers).toEqual({
    source: { kind: 'disk-image', image: '/pool/base.qcow2', how: 'overlay' },
    osId: 'http://debian.org/debian/12',
    arch: 'x86_64',
    machine: 'q35',
    firmware: 'uefi',
    secureBoot: true,
    vcpus: 2,
    cpu: { maximum: 4, topology: { sockets: 1, dies: 1, cores: 4, threads: 1 }, mode: 'host-passthrough' },
    memory: GiB,
    memoryLayout: { maximum: 2 * GiB },
    disks: [
      { size: 20 * GiB, bus: 'virtio', cache: 'none', discard: 'unmap' },
      { size: 512 * MiB, bus: 'sata', format: 'raw' },
    ],
    nics: [{ target: { to: 'bridge', bridge: 'br0' }, model: 'virtio' }, {}],
    screen: { protocols: ['spice', 'vnc'], video: 'qxl', sound: 'none', tablet: false },
    extras: { rng: false, tpm: true, vsock: false, serials: 1, agent: false, panic: false },
    autostart: true,
  });
});

it('without an image leaves the source to whoever uses it', () => {
  const answers = templateAnswers(source);
  expect(answers.source).toEqual({ kind: 'none' });
  expect(answers.disks?.[0]?.format).toBe('qcow2');
});
