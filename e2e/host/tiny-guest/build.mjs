import {
  chmod,
  copyFile,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rename,
  rm,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { run } from '../../../scripts/setup/run.mjs';
import { kernelModules } from './modules.mjs';
import { cloudKernelPackage, must, unpackDebian } from './packages.mjs';
import { GRUB_CONFIG, ROOT_FILES, ROOT_FOLDERS } from './rootfs.mjs';

/**
 * Makes the tiny guest: a Debian cloud kernel with a busybox initramfs, as separate files, as an ISO and as
 * a qcow2 disk.
 * @param {string} target folder to appear, complete or not at all; its parent exists
 */
export async function buildTinyGuest(target) {
  const work = await mkdtemp(`${target}.`);
  await chmod(work, 0o755);
  try {
    const parts = join(work, 'parts');
    await unpackDebian([await cloudKernelPackage(), 'busybox-static'], parts);
    await copyFile(join(parts, 'boot', await only(join(parts, 'boot'), /^vmlinuz-/)), join(work, 'vmlinuz'));
    await writeFile(join(work, 'initrd'), await initramfs(parts));
    await bootableImages(work);
    await rm(parts, { recursive: true });
    await rename(work, target);
  } catch (error) {
    await rm(work, { recursive: true, force: true });
    throw error;
  }
}

/**
 * @param {string} parts folder with the unpacked packages
 * @returns {Promise<Uint8Array>} gzipped cpio archive
 */
async function initramfs(parts) {
  const root = join(parts, 'root');
  for (const folder of ROOT_FOLDERS) await mkdir(join(root, folder), { recursive: true });
  for (const { path, text, mode } of ROOT_FILES) await put(join(root, path), text, mode);
  const busybox = join(root, 'bin/busybox');
  await copyFile(join(parts, 'bin/busybox'), busybox);
  for (const applet of (await must(busybox, ['--list'], root)).split('\n')) {
    if (applet !== '' && applet !== 'busybox') await symlink('busybox', join(root, 'bin', applet));
  }
  const tree = join(parts, 'lib/modules');
  const modules = await kernelModules(join(tree, await only(tree, /./)));
  for (const { name, bytes } of modules) await put(join(root, 'modules', `${name}.ko`), bytes, 0o644);
  await put(join(root, 'modules/order'), modules.map(({ name }) => `${name}\n`).join(''), 0o644);

  const archive = join(parts, 'initramfs.cpio');
  const names = await readdir(root, { recursive: true });
  const packed = await run(busybox, ['cpio', '-o', '-H', 'newc', '-F', archive], {
    cwd: root,
    input: names.sort().join('\n'),
  });
  if (packed.code !== 0) throw new Error(`busybox cpio ended with ${packed.code}: ${packed.stderr.trim()}`);
  return gzipSync(await readFile(archive), { level: 9 });
}

/** @param {string} work folder with vmlinuz and initrd; tiny.iso and tiny.qcow2 appear in it */
async function bootableImages(work) {
  const tree = join(work, 'parts/iso');
  await put(join(tree, 'boot/grub/grub.cfg'), GRUB_CONFIG, 0o644);
  for (const file of ['vmlinuz', 'initrd']) await copyFile(join(work, file), join(tree, file));
  // The partition maps nobody has here are asked for by name at start-up: missing ones cost a line on the screen.
  const maps = ['acorn', 'amiga', 'apple', 'bsd', 'dfly', 'dvh', 'gpt', 'msdos', 'plan', 'sun', 'sunpc'];
  const modules = [
    'normal',
    'linux',
    'iso9660',
    'fat',
    'search',
    'all_video',
    'boot',
    ...maps.map(map => `part_${map}`),
  ];
  const iso = join(work, 'tiny.iso');
  await must(
    'grub-mkrescue',
    [`--install-modules=${modules.join(' ')}`, '--fonts=', '--locales=', '--themes=', '-o', iso, tree],
    work,
  );
  // A hybrid image: its first sector makes it a disk as well.
  await must('qemu-img', ['convert', '-f', 'raw', '-O', 'qcow2', iso, join(work, 'tiny.qcow2')], work);
}

/**
 * @param {string} path
 * @param {string | Uint8Array} content
 * @param {number} mode
 */
async function put(path, content, mode) {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, content, { mode });
}

/**
 * @param {string} folder
 * @param {RegExp} pattern
 */
async function only(folder, pattern) {
  const found = (await readdir(folder)).filter(name => pattern.test(name));
  const [name] = found;
  if (name === undefined || found.length > 1)
    throw new Error(`expected one ${pattern} in ${folder}, found ${found.length}`);
  return name;
}
