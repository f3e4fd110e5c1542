import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { tinyGuest } from '../host/tiny-guest.mjs';
import type { Daemon } from '../support/private-libvirtd.ts';
import { define } from '../support/virsh.ts';

interface Room {
  readonly name: string;
  readonly group?: string;
  readonly tags?: readonly string[];
  /** libosinfo's id: what its list shows as the system. */
  readonly os?: string;
  readonly title?: string;
  readonly memory: number;
  readonly vcpus: number;
  readonly runs?: boolean;
}

/** An invented host's guests. All of them are the tiny guest inside. */
export const rooms: readonly Room[] = [
  { name: 'dev-debian', group: 'Work', tags: ['daily'], os: 'debian/12', memory: 256, vcpus: 2, runs: true },
  { name: 'dev-fedora', group: 'Work', os: 'fedora/38', memory: 256, vcpus: 2 },
  { name: 'win11-test', group: 'Work', tags: ['licence'], os: 'microsoft/win/11', memory: 512, vcpus: 4 },
  { name: 'build-01', group: 'Builders', tags: ['ci'], os: 'debian/12', memory: 192, vcpus: 2, runs: true },
  { name: 'build-02', group: 'Builders', tags: ['ci'], os: 'debian/12', memory: 192, vcpus: 2, runs: true },
  { name: 'build-arm', group: 'Builders', tags: ['ci', 'slow'], os: 'ubuntu/22.04', memory: 192, vcpus: 1 },
  {
    name: 'router',
    group: 'House',
    tags: ['always on'],
    os: 'alpinelinux/3.18',
    memory: 128,
    vcpus: 1,
    runs: true,
  },
  { name: 'photos', group: 'House', os: 'debian/12', memory: 192, vcpus: 1 },
  { name: 'backup', group: 'House', os: 'freebsd/13.1', memory: 192, vcpus: 1 },
];

const osIds: Record<string, string> = {
  debian: 'http://debian.org/',
  fedora: 'http://fedoraproject.org/',
  microsoft: 'http://microsoft.com/',
  ubuntu: 'http://ubuntu.com/',
  alpinelinux: 'http://alpinelinux.org/',
  freebsd: 'http://freebsd.org/',
};

function osId(os: string): string {
  const [maker = ''] = os.split('/');
  return `${osIds[maker] ?? ''}${maker === 'microsoft' ? os.slice('microsoft/'.length) : os}`;
}

function metadata({ group, tags = [], os }: Room): string {
  const labels = [group && `<group>${group}</group>`, ...tags.map(tag => `<tag>${tag}</tag>`)].filter(
    Boolean,
  );
  return `<metadata>
    ${os === undefined ? '' : `<libosinfo:libosinfo xmlns:libosinfo="http://libosinfo.org/xmlns/libvirt/domain/1.0"><libosinfo:os id="${osId(os)}"/></libosinfo:libosinfo>`}
    <innkeeper:labels xmlns:innkeeper="urn:innkeeper:labels:1">${labels.join('')}</innkeeper:labels>
  </metadata>`;
}

function roomXml(room: Room, cmdline: string): string {
  return `<domain type='qemu'>
  <name>${room.name}</name>
  ${metadata(room)}
  <memory unit='MiB'>${room.memory}</memory>
  <vcpu>${room.vcpus}</vcpu>
  <os>
    <type arch='x86_64' machine='q35'>hvm</type>
    <kernel>${boot}/vmlinuz</kernel><initrd>${boot}/initrd</initrd><cmdline>${cmdline}</cmdline>
  </os>
  <features><acpi/><apic/></features>
  <cpu mode='maximum'/>
  <devices>
    <disk type='volume' device='disk'>
      <driver name='qemu' type='qcow2'/>
      <source pool='default' volume='${room.name}.qcow2'/>
      <target dev='vda' bus='virtio'/>
    </disk>
    <interface type='network'><source network='default'/><model type='virtio'/></interface>
    <serial type='pty'/>
    <graphics type='vnc' autoport='yes' listen='127.0.0.1'/>
    <video><model type='vga'/></video>
    <input type='tablet' bus='usb'/>
  </devices>
</domain>`;
}

/** Where the guests' kernel is, as they name it. */
const boot = '/var/lib/libvirt/boot';

/** A network and a bridge of its own: the host's usual ones may be there already. */
const network = `<network>
  <name>default</name>
  <forward mode='nat'/>
  <bridge name='virbr-pictures'/>
  <ip address='192.168.177.1' netmask='255.255.255.0'>
    <dhcp><range start='192.168.177.2' end='192.168.177.254'/></dhcp>
  </ip>
</network>`;

/** Puts pool and network there. */
export async function furnish({ virsh, pid, socket }: Daemon): Promise<void> {
  await virsh('pool-define-as', 'default', 'dir', '--target', '/var/lib/libvirt/images');
  await virsh('pool-build', 'default');
  await virsh('pool-start', 'default');
  await define(virsh, network, 'net-define');
  await virsh('net-start', 'default');
  await virsh('net-autostart', 'default');
  await virsh('pool-autostart', 'default');
  // In the daemon's own mount namespace, so that the host's folders stay what they are.
  const inside = (...command: string[]) =>
    promisify(execFile)('nsenter', [`--mount=/proc/${pid()}/ns/mnt`, ...command]);
  // Where everything looks for it.
  await inside('ln', '-s', socket, '/run/libvirt/libvirt-sock');
  const { kernel, initramfs } = await tinyGuest();
  await inside('mkdir', '-p', boot);
  await inside('cp', kernel, `${boot}/vmlinuz`);
  await inside('cp', initramfs, `${boot}/initrd`);
}

/** Lets the guests move in, and those that run start. */
export async function moveIn({ virsh }: Daemon, some: readonly Room[] = rooms): Promise<void> {
  const { cmdline } = await tinyGuest();
  for (const room of some) {
    await virsh('vol-create-as', 'default', `${room.name}.qcow2`, '20G', '--format', 'qcow2');
    await define(virsh, roomXml(room, cmdline));
    if (room.runs) await virsh('start', room.name);
  }
}

export async function unfurnish({ virsh }: Daemon): Promise<void> {
  await virsh('net-destroy', 'default');
}
