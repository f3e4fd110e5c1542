import { open, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { asRoot } from '../../../scripts/setup/run.mjs';
import { must } from '../tiny-guest/packages.mjs';
import { GRUB_CONFIG } from './system.mjs';

const SECTOR = 512;
/** Where the only partition begins: GRUB's core lies in the gap before it. */
const FIRST_SECTOR = 2048;
const SIZE = 2 * 1024 ** 3;
const GRUB = '/usr/lib/grub/i386-pc';

/**
 * A disk with one partition that holds a root tree, started by GRUB.
 * @param {string} root
 * @param {string} work cloud.qcow2 appears in it
 */
export async function bootableDisk(root, work) {
  const raw = join(work, 'cloud.raw');
  const offset = FIRST_SECTOR * SECTOR;
  const disk = await open(raw, 'w');
  await disk.truncate(SIZE);
  await disk.close();
  const kilobytes = (SIZE - offset) / 1024;
  // As root, so that files that only root may read are in it, and all keep their owners.
  await must(
    ...asRoot('mke2fs', [
      '-q',
      '-t',
      'ext4',
      '-L',
      'cloud',
      '-d',
      root,
      '-E',
      `offset=${offset}`,
      raw,
      `${kilobytes}k`,
    ]),
    work,
  );
  await writeStart(raw, await core(work));
  await must('qemu-img', ['convert', '-f', 'raw', '-O', 'qcow2', '-c', raw, join(work, 'cloud.qcow2')], work);
  await rm(raw);
}

/**
 * GRUB with its one entry inside.
 * @param {string} work
 */
async function core(work) {
  const config = join(work, 'grub.cfg');
  const image = join(work, 'core.img');
  await writeFile(config, `set root=(hd0,msdos1)\n${GRUB_CONFIG}`);
  const modules = ['biosdisk', 'part_msdos', 'ext2', 'linux', 'normal', 'boot'];
  await must(
    'grub-mkimage',
    ['-O', 'i386-pc', '-d', GRUB, '-p', '/', '-c', config, '-o', image, ...modules],
    work,
  );
  const bytes = await readFile(image);
  if (bytes.length > (FIRST_SECTOR - 1) * SECTOR) throw new Error('GRUB does not fit before the partition');
  await rm(config);
  await rm(image);
  return bytes;
}

/**
 * The first sector (GRUB's own, with a partition table) and GRUB's core right behind it, where it looks for it.
 * @param {string} raw
 * @param {Uint8Array} coreImage
 */
async function writeStart(raw, coreImage) {
  const boot = Buffer.alloc(SECTOR);
  boot.set((await readFile(join(GRUB, 'boot.img'))).subarray(0, 440));
  const { size } = await stat(raw);
  const entry = 446;
  boot[entry] = 0x80;
  // The CHS fields say "use the LBA ones".
  boot.set([0xfe, 0xff, 0xff, 0x83, 0xfe, 0xff, 0xff], entry + 1);
  boot.writeUInt32LE(FIRST_SECTOR, entry + 8);
  boot.writeUInt32LE(size / SECTOR - FIRST_SECTOR, entry + 12);
  boot.writeUInt16LE(0xaa55, 510);
  const disk = await open(raw, 'r+');
  await disk.write(boot, 0, SECTOR, 0);
  await disk.write(coreImage, 0, coreImage.length, SECTOR);
  await disk.close();
}
