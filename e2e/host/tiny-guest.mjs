// Prints the files of the tiny guest as JSON, making them first when they are not there yet.
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { madeOnce } from './made-once.mjs';
import { buildTinyGuest } from './tiny-guest/build.mjs';
import { KERNEL_ARGUMENTS } from './tiny-guest/rootfs.mjs';

/**
 * @typedef {object} TinyGuest
 * @property {string} iso starts from a CD or a raw disk, by BIOS and by UEFI
 * @property {string} disk qcow2 disk that starts the same guest; a template: copy it or use it as backing file
 * @property {string} kernel
 * @property {string} initramfs
 * @property {string} cmdline kernel arguments for a direct boot
 */

/**
 * Paths of the tiny guest's files: Linux with busybox, a shell on tty1, on every serial port and on hvc0
 * ("Tiny guest ready on /dev/ttyS0", then the prompt "tiny# "), DHCP on virtio network cards, and a power
 * button that shuts it down. Made on the first call (some seconds), found on every later one.
 * @returns {Promise<TinyGuest>}
 */
export async function tinyGuest() {
  const folder = await madeOnce('tiny-guest', new URL('tiny-guest/', import.meta.url), buildTinyGuest);
  return {
    iso: join(folder, 'tiny.iso'),
    disk: join(folder, 'tiny.qcow2'),
    kernel: join(folder, 'vmlinuz'),
    initramfs: join(folder, 'initrd'),
    cmdline: KERNEL_ARGUMENTS,
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  console.log(JSON.stringify(await tinyGuest(), null, 2));
}
