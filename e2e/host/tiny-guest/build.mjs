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
import { DebianPackages, must } from './packages.mjs';
import { grubConfig, PLATFORMS, ROOT_FILES, ROOT_FOLDERS } from './rootfs.mjs';

/**
 * Makes the tiny guest: a Debian cloud kernel with a busybox initramfs, as separate files, as an ISO and as
 * a qcow2 disk.
 * @param {keyof typeof PLATFORMS} arch
 * @param {string} target folder to appear, complete or not at all; its parent exists
 */
export async function buildTinyGuest(arch, target) {
  const platform = PLATFORMS[arch];
  const work = await mkdtemp(`${target}.`);
  await chmod(work, 0o755);
  try {
    const parts = join(work, 'parts');
    const packages = new DebianPackages(platform.debian, work);
    const grub = platform.grub === undefined ? [] : [`grub-efi-${platform.debian}-bin`];
    await packages.unpack([await packages.cloudKernel(), 'busybox-static', ...grub], parts);
    await copyFile(join(parts, 'boot', await only(join(parts, 'boot'), /^vmlinuz-/)), join(work, 'vmlinuz'));
    await writeFile(join(work, 'initrd'), await initramfs(parts));
    await bootableImages(work, platform);
    for (const left of ['parts', `apt-${platform.debian}`])
      await rm(join(work, left), { recursive: true, force: true });
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
  // This machine's own busybox: the guest's may be of an architecture that does not run here.
  const tool = await ownBusybox(parts);
  for (const applet of (await must(tool, ['--list'], root)).split('\n')) {
    if (applet !== '' && applet !== 'busybox') await symlink('busybox', join(root, 'bin', applet));
  }
  const tree = join(parts, 'lib/modules');
  const modules = await kernelModules(join(tree, await only(tree, /./)));
  for (const { name, bytes } of modules) await put(join(root, 'modules', `${name}.ko`), bytes, 0o644);
  await put(join(root, 'modules/order'), modules.map(({ name }) => `${name}\n`).join(''), 0o644);

  const archive = join(parts, 'initramfs.cpio');
  const names = await readdir(root, { recursive: true });
  const packed = await run(tool, ['cpio', '-o', '-H', 'newc', '-F', archive], {
    cwd: root,
    input: names.sort().join('\n'),
  });
  if (packed.code !== 0) throw new Error(`busybox cpio ended with ${packed.code}: ${packed.stderr.trim()}`);
  return gzipSync(await readFile(archive), { level: 9 });
}

/** @param {string} parts folder to unpack in */
async function ownBusybox(parts) {
  const own = join(parts, 'own');
  const arch = (await must('dpkg', ['--print-architecture'], '/')).trim();
  await new DebianPackages(arch, own).unpack(['busybox-static'], own);
  return join(own, 'bin/busybox');
}

/**
 * @param {string} work folder with vmlinuz and initrd; tiny.iso and tiny.qcow2 appear in it
 * @param {import('./rootfs.mjs').Platform} platform
 */
async function bootableImages(work, platform) {
  const tree = join(work, 'parts/iso');
  await put(join(tree, 'boot/grub/grub.cfg'), grubConfig(platform), 0o644);
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
    [
      ...(platform.grub === undefined ? [] : ['-d', join(work, 'parts/usr/lib/grub', platform.grub)]),
      `--install-modules=${modules.join(' ')}`,
      '--fonts=',
      '--locales=',
      '--themes=',
      '-o',
      iso,
      tree,
    ],
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
