import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { tinyGuest } from '../../../../e2e/host/tiny-guest.mjs';
import type { virshOn } from '../../testing/virsh.ts';

/** A guest with free ports of every kind, whose Linux lets go of devices when it is asked. */
export async function defineListening(virsh: ReturnType<typeof virshOn>, name: string): Promise<void> {
  const { kernel, initramfs, cmdline } = await tinyGuest();
  const place = await mkdtemp(join(tmpdir(), 'innkeeper-domain-'));
  const file = join(place, 'domain.xml');
  await writeFile(
    file,
    `<domain type='qemu'>
  <name>${name}</name>
  <maxMemory slots='4' unit='MiB'>1024</maxMemory>
  <memory unit='MiB'>256</memory>
  <vcpu>1</vcpu>
  <os>
    <type arch='x86_64' machine='q35'>hvm</type>
    <kernel>${kernel}</kernel><initrd>${initramfs}</initrd><cmdline>${cmdline}</cmdline>
  </os>
  <features><acpi/></features>
  <cpu mode='custom'><model>qemu64</model><numa><cell id='0' cpus='0' memory='256' unit='MiB'/></numa></cpu>
  <devices>
    <controller type='pci' index='0' model='pcie-root'/>
    ${Array.from({ length: 12 }, () => `<controller type='pci' model='pcie-root-port'/>`).join('\n    ')}
    <controller type='pci' model='pcie-to-pci-bridge'/>
    <controller type='usb' model='qemu-xhci'/>
    <controller type='scsi' model='virtio-scsi'/>
    <controller type='virtio-serial'/>
    <serial type='pty'/>
  </devices>
</domain>`,
  );
  await virsh('define', file);
  await rm(place, { recursive: true });
}
