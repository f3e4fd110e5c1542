import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { tinyGuest } from '../../../e2e/host/tiny-guest.mjs';
import type { virshOn } from './virsh.ts';

const graphics = {
  vnc: `<graphics type='vnc' port='-1' autoport='yes' listen='127.0.0.1'/><video><model type='vga'/></video>`,
  secret: `<graphics type='vnc' autoport='yes' listen='127.0.0.1' passwd='hunter2'/>`,
  spice: `<graphics type='spice' autoport='yes' listen='127.0.0.1'/><video><model type='vga'/></video>`,
  none: '',
};

export interface TinyDomainOptions {
  readonly display?: keyof typeof graphics;
  readonly transient?: boolean;
  /** A libvirt network to have a card on. */
  readonly network?: string;
  readonly mac?: string;
}

/** Defines, or for a transient one starts, a tiny guest that QEMU runs without KVM. */
export async function tinyDomain(
  virsh: ReturnType<typeof virshOn>,
  name: string,
  { display = 'vnc', transient = false, network, mac }: TinyDomainOptions = {},
): Promise<void> {
  const { kernel, initramfs, cmdline } = await tinyGuest();
  const folder = await mkdtemp(join(tmpdir(), 'innkeeper-domain-'));
  const file = join(folder, 'domain.xml');
  await writeFile(
    file,
    `<domain type='qemu'>
  <name>${name}</name>
  <memory unit='MiB'>96</memory>
  <vcpu>1</vcpu>
  <os>
    <type arch='x86_64' machine='q35'>hvm</type>
    <kernel>${kernel}</kernel><initrd>${initramfs}</initrd><cmdline>${cmdline}</cmdline>
  </os>
  <features><acpi/></features>
  <devices>
    <serial type='pty'/>
    ${graphics[display]}
    ${network === undefined ? '' : `<interface type='network'>${mac === undefined ? '' : `<mac address='${mac}'/>`}<source network='${network}'/><model type='virtio'/></interface>`}
  </devices>
</domain>`,
  );
  await virsh(transient ? 'create' : 'define', file);
  await rm(folder, { recursive: true });
}
