// Prints the files of the tiny guest as JSON, making them first when they are not there yet.
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { testCache } from './cache.mjs';
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
  const folder = join(await testCache(), `tiny-guest-${await recipeHash()}`);
  if (!existsSync(folder)) {
    await buildTinyGuest(folder).catch(error => {
      // Another process may have finished the same guest meanwhile.
      if (!existsSync(folder)) throw error;
    });
  }
  return {
    iso: join(folder, 'tiny.iso'),
    disk: join(folder, 'tiny.qcow2'),
    kernel: join(folder, 'vmlinuz'),
    initramfs: join(folder, 'initrd'),
    cmdline: KERNEL_ARGUMENTS,
  };
}

async function recipeHash() {
  const folder = fileURLToPath(new URL('tiny-guest/', import.meta.url));
  const hash = createHash('sha256');
  for (const file of (await readdir(folder)).sort())
    hash.update(file).update(await readFile(join(folder, file)));
  return hash.digest('hex').slice(0, 12);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  console.log(JSON.stringify(await tinyGuest(), null, 2));
}
