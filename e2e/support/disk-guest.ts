import { execFile } from 'node:child_process';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { agentGuest } from '../host/agent-guest.mjs';
import { define, type Virsh, virsh } from './virsh.ts';

/**
 * Defines a guest whose qcow2 disk has an ext4 file system, which it mounts at /mnt as it boots; its agent answers.
 * The folder of its disk is its own.
 */
export async function diskGuest(name: string, host: Virsh = virsh) {
  const { kernel, initramfs, cmdline, disk } = await agentGuest();
  const folder = await mkdtemp(join(tmpdir(), 'innkeeper-e2e-disk-'));
  // QEMU may run as another user.
  await chmod(folder, 0o755);
  const image = join(folder, 'data.qcow2');
  await promisify(execFile)('qemu-img', ['convert', '-q', '-O', 'qcow2', disk, image]);
  await define(
    host,
    `<domain type='qemu'>
  <name>${name}</name>
  <memory unit='MiB'>160</memory>
  <vcpu>1</vcpu>
  <os>
    <type arch='x86_64' machine='q35'>hvm</type>
    <kernel>${kernel}</kernel><initrd>${initramfs}</initrd><cmdline>${cmdline}</cmdline>
  </os>
  <features><acpi/></features>
  <cpu mode='maximum'/>
  <devices>
    <disk type='file' device='disk'>
      <driver name='qemu' type='qcow2'/><source file='${image}'/><target dev='vda' bus='virtio'/>
    </disk>
    <serial type='pty'><target port='0'/></serial>
    <graphics type='vnc' autoport='yes' listen='127.0.0.1'/>
    <video><model type='vga'/></video>
    <channel type='unix'><target type='virtio' name='org.qemu.guest_agent.0'/></channel>
  </devices>
</domain>`,
  );
  return { folder, image, remove: () => rm(folder, { recursive: true, force: true }) };
}
