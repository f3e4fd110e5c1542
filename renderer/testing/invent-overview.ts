import type { Guest } from '#shared/contract/guests.ts';
import type { Overview } from '#shared/contract/overview.ts';
import { attentionOf } from '#shared/domain/attention/attention.ts';
import { layersOf } from '#shared/domain/layers/layers.ts';
import { GiB } from '#shared/domain/units.ts';
import { domain } from '#shared/libvirt-xml/domain/domain.ts';
import { parseDocument } from '#shared/libvirt-xml/xml/parse.ts';
import { inventAgent } from './invent-agent.ts';

const place = `<source><address domain='0x0000' bus='0x03' slot='0x10' function='0x1'/></source>`;

/** What invented guests are made of, by their tags: `many disks`, `passed through`, `no agent`, `silent agent`. */
function documentOf(guest: Guest): string {
  const has = (tag: string) => guest.tags.includes(tag);
  const channel = has('no agent')
    ? ''
    : `<channel type='unix'><target type='virtio' name='org.qemu.guest_agent.0' state='${has('silent agent') ? 'disconnected' : 'connected'}'/></channel>`;
  const more = has('many disks')
    ? Array.from(
        { length: 18 },
        (_, at) =>
          `<disk><driver type='qcow2'/><target dev='vd${String.fromCharCode(99 + at)}' bus='virtio'/></disk>`,
      ).join('')
    : '';
  const passed = has('passed through')
    ? `<hostdev type='pci'>${place}</hostdev><hostdev type='mdev'><source><address uuid='0'/></source></hostdev>`
    : '';
  const devices = `
    <disk device='disk'><driver name='qemu' type='qcow2'/><source file='/pool/${guest.uuid}'/><target dev='vda' bus='virtio'/></disk>
    <disk device='disk'><driver name='qemu' type='qcow2'/><target dev='sda' bus='sata'/></disk>${more}
    <disk device='cdrom'><target dev='sdb' bus='sata'/></disk>
    <interface type='network'><mac address='52:54:00:5b:12:0e'/><source network='default'/><model type='virtio'/></interface>
    <video><model type='virtio'><acceleration accel3d='yes'/></model></video>
    <graphics type='vnc'/><input type='tablet' bus='usb'/><memballoon model='virtio'/><rng model='virtio'/>
    <tpm model='tpm-crb'><backend type='emulator'/></tpm><sound model='ich9'/><serial type='pty'/>${channel}${passed}`;
  const container = `<interface type='network'><source network='default'/></interface><filesystem type='mount'><target dir='/'/></filesystem>`;
  return `<domain type='${guest.virtualization}'>
    <memory unit='KiB'>${guest.memory / 1024}</memory>
    <memoryBacking><hugepages><page size='2048' unit='KiB'/></hugepages></memoryBacking>
    <os><type arch='${guest.arch}' machine='pc-q35-7.2'>hvm</type></os>
    <cpu mode='host-passthrough'/>
    <devices>${guest.virtualization === 'lxc' ? container : devices}</devices></domain>`;
}

/** By the real rules, over an invented document on an invented AMD host. */
export function inventOverview(guest: Guest): Overview {
  const running = guest.state === 'running' || guest.state === 'paused';
  const facts = {
    document: domain.of(parseDocument(documentOf(guest)).root),
    running,
    autostart: guest.autostart,
    system: { label: guest.os?.label ?? 'Fedora 42', family: 'linux' },
    acceleration: { kind: 'kvm' as const, why: '/dev/kvm opens and the CPU has AMD-V' },
    memoryVirtualization: { paging: 'npt' as const, vendor: 'amd' as const },
    vhostNet: true,
    virtualFunctions: new Set(['0000:03:10.1']),
    accelerated3d: true,
    disks: [{ target: 'vda', capacity: 40 * GiB, allocation: 17 * GiB }],
    networks: [{ name: 'default', active: !guest.tags.includes('network down'), autostart: true }],
    machines: [{ name: 'pc-q35-7.2', deprecated: false }],
    agent: inventAgent(guest),
    unreadable: [],
    waiting: guest.tags.includes('waiting')
      ? [
          { item: 'domain', property: 'memory', effect: 'next-start' as const },
          { item: 'tpm', effect: 'next-start' as const },
        ]
      : [],
  };
  return {
    ...(running && guest.since !== undefined && { startedAt: guest.since }),
    addresses: guest.addresses.map((address, at) => ({
      address,
      interface: 'enp1s0',
      mac: '52:54:00:5b:12:0e',
      by: at === 0 ? ('agent' as const) : ('lease' as const),
    })),
    ...(guest.tags.includes('daily') && { notes: 'Builds the app every night.\nAsk Sam before a reboot.' }),
    attention: attentionOf(facts),
    layers: layersOf(facts),
  };
}
