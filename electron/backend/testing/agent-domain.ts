import { chmod, copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { agentGuest } from '../../../e2e/host/agent-guest.mjs';
import type { virshOn } from './virsh.ts';

export interface AgentDomainOptions {
  /** False: the agent runs inside, and has no channel to talk over. */
  readonly channel?: boolean;
}

/** Starts a transient guest with an agent inside and an ext4 disk at /mnt; `remove` ends it. */
export async function agentDomain(
  virsh: ReturnType<typeof virshOn>,
  name: string,
  { channel = true }: AgentDomainOptions = {},
) {
  const { kernel, initramfs, cmdline, disk } = await agentGuest();
  const folder = await mkdtemp(join(tmpdir(), 'innkeeper-agent-'));
  await chmod(folder, 0o755);
  const data = join(folder, 'data.raw');
  await copyFile(disk, data);
  const file = join(folder, 'domain.xml');
  const agent = `<channel type='unix'><target type='virtio' name='org.qemu.guest_agent.0'/></channel>`;
  await writeFile(
    file,
    `<domain type='qemu'>
  <name>${name}</name>
  <memory unit='MiB'>160</memory>
  <vcpu>1</vcpu>
  <os>
    <type arch='x86_64' machine='q35'>hvm</type>
    <kernel>${kernel}</kernel><initrd>${initramfs}</initrd><cmdline>${cmdline}</cmdline>
  </os>
  <features><acpi/></features>
  <devices>
    <disk type='file' device='disk'>
      <driver name='qemu' type='raw'/><source file='${data}'/><target dev='vda' bus='virtio'/>
    </disk>
    <serial type='pty'/>
    ${channel ? agent : ''}
  </devices>
</domain>`,
  );
  await virsh('create', file);
  return {
    data,
    async remove() {
      await virsh('destroy', name).catch(() => undefined);
      await rm(folder, { recursive: true });
    },
  };
}
