// Prints the files of the guest with an agent as JSON, making them first when they are not there yet.
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildAgentGuest } from './agent-guest/build.mjs';
import { madeOnce } from './made-once.mjs';
import { tinyGuest } from './tiny-guest.mjs';

/**
 * @typedef {object} AgentGuest
 * @property {string} kernel
 * @property {string} initramfs
 * @property {string} cmdline kernel arguments for a direct boot
 * @property {string} disk raw disk with an ext4 file system; a template: copy it
 */

/**
 * Paths of the tiny guest with Debian's qemu-guest-agent inside, on the channel org.qemu.guest_agent.0. A first
 * virtio disk is mounted at /mnt; its users are root and tester.
 * @returns {Promise<AgentGuest>}
 */
export async function agentGuest() {
  const tiny = await tinyGuest();
  const folder = await madeOnce('agent-guest', new URL('agent-guest/', import.meta.url), target =>
    buildAgentGuest(tiny.initramfs, target),
  );
  return {
    kernel: join(folder, 'vmlinuz'),
    cmdline: tiny.cmdline,
    initramfs: join(folder, 'initrd'),
    disk: join(folder, 'data.raw'),
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  console.log(JSON.stringify(await agentGuest(), null, 2));
}
