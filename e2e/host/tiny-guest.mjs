// Prints the files of the tiny guest as JSON, making them first when they are not there yet.
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { madeOnce } from './made-once.mjs';
import { buildTinyGuest } from './tiny-guest/build.mjs';
import { PLATFORMS } from './tiny-guest/rootfs.mjs';

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
 * button that shuts it down. Made on the first call (some seconds), found on every later one. The one for
 * aarch64 has its serial port at ttyAMA0 and starts by UEFI only.
 * @param {keyof typeof PLATFORMS} [arch]
 * @returns {Promise<TinyGuest>}
 */
export async function tinyGuest(arch = 'x86_64') {
  const folder = await madeOnce(`tiny-guest-${arch}`, new URL('tiny-guest/', import.meta.url), target =>
    buildTinyGuest(arch, target),
  );
  return {
    iso: join(folder, 'tiny.iso'),
    disk: join(folder, 'tiny.qcow2'),
    kernel: join(folder, 'vmlinuz'),
    initramfs: join(folder, 'initrd'),
    cmdline: PLATFORMS[arch].cmdline,
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  console.log(JSON.stringify(await tinyGuest(process.argv[2] === 'aarch64' ? 'aarch64' : 'x86_64'), null, 2));
}
