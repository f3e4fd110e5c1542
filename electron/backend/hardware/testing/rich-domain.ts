import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { virshOn } from '../../testing/virsh.ts';

/**
 * A guest with everything that libvirt fills in, renames or counts anew while it runs. Its firmware finds nothing to
 * start: it is there to be edited.
 */
export async function defineRich(
  virsh: ReturnType<typeof virshOn>,
  name: string,
  folder: string,
): Promise<void> {
  const place = await mkdtemp(join(tmpdir(), 'innkeeper-domain-'));
  const file = join(place, 'domain.xml');
  await writeFile(
    file,
    `<domain type='qemu'>
  <name>${name}</name>
  <memory unit='MiB'>96</memory>
  <vcpu current='1'>2</vcpu>
  <iothreads>1</iothreads>
  <cputune><shares>1024</shares></cputune>
  <os firmware='efi'><type arch='x86_64' machine='q35'>hvm</type><boot dev='hd'/></os>
  <features><acpi/></features>
  <cpu mode='host-model'><feature policy='disable' name='vmx'/></cpu>
  <clock offset='variable' adjustment='60'/>
  <devices>
    <disk type='file' device='disk'><driver name='qemu' type='raw'/><source file='${folder}/b.img'/><target dev='vda' bus='virtio'/></disk>
    <disk type='file' device='cdrom'><target dev='sda' bus='sata'/></disk>
    <controller type='pci' index='0' model='pcie-root'/>
    ${Array.from({ length: 16 }, () => `<controller type='pci' model='pcie-root-port'/>`).join('\n    ')}
    <controller type='usb' model='qemu-xhci'/>
    <interface type='user'><mac address='52:54:00:12:34:56'/><model type='virtio'/></interface>
    <serial type='pty'/>
    <channel type='unix'><target type='virtio' name='org.qemu.guest_agent.0'/></channel>
    <channel type='spicevmc'><target type='virtio' name='com.redhat.spice.0'/></channel>
    <graphics type='vnc' autoport='yes' passwd='hunter2'><listen type='socket'/></graphics>
    <graphics type='spice' autoport='yes'/>
    <video><model type='virtio'/></video>
    <sound model='ich9'/>
    <rng model='virtio'><backend model='random'>/dev/urandom</backend></rng>
    <rng model='virtio'><backend model='builtin'/></rng>
    <tpm model='tpm-crb'><backend type='emulator' version='2.0'/></tpm>
    <watchdog model='i6300esb' action='reset'/>
    <shmem name='${name}'><model type='ivshmem-plain'/><size unit='M'>1</size></shmem>
    <input type='tablet' bus='usb'/>
    <redirdev bus='usb' type='spicevmc'/>
    <panic model='isa'/>
    <memballoon model='virtio'/>
  </devices>
</domain>`,
  );
  await virsh('define', file);
  await rm(place, { recursive: true });
}
