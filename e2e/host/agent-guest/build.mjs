import { chmod, mkdir, mkdtemp, open, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { run } from '../../../scripts/setup/run.mjs';
import { kernelModules } from '../tiny-guest/modules.mjs';
import { DebianPackages, must } from '../tiny-guest/packages.mjs';
import { ROOT_FILES } from './rootfs.mjs';

/** The agent and every library it is linked with. */
const PACKAGES = [
  'qemu-guest-agent',
  'libc6',
  'libglib2.0-0',
  'libnuma1',
  'libpcre2-8-0',
  'libudev1',
  'liburing2',
  'busybox-static',
];
const LIBRARY_FOLDERS = ['lib/x86_64-linux-gnu', 'usr/lib/x86_64-linux-gnu'];
const LIBRARIES =
  /^(ld-linux-x86-64\.so\.2|lib(c|m|glib-2\.0|gmodule-2\.0|gio-2\.0|gthread-2\.0|numa|pcre2-8|udev|uring)\.so\.[\d.]+)$/;
const DISK_SIZE = 64 * 1024 * 1024;

/**
 * Makes what the agent's guest has beyond the tiny one: a second archive behind that one's initramfs, whose files
 * replace those of the first, the kernel that its modules are of, and a disk.
 * @param {string} tinyInitramfs
 * @param {string} target folder to appear, complete or not at all; its parent exists
 */
export async function buildAgentGuest(tinyInitramfs, target) {
  const work = await mkdtemp(`${target}.`);
  await chmod(work, 0o755);
  try {
    const parts = join(work, 'parts');
    const packages = new DebianPackages('amd64', work);
    await packages.unpack([await packages.cloudKernel(), ...PACKAGES], parts);
    const [kernel = ''] = (await readdir(join(parts, 'boot'))).filter(name => name.startsWith('vmlinuz-'));
    await rename(join(parts, 'boot', kernel), join(work, 'vmlinuz'));
    const addition = gzipSync(await archive(parts), { level: 9 });
    await writeFile(join(work, 'initrd'), Buffer.concat([await readFile(tinyInitramfs), addition]));
    await dataDisk(join(work, 'data.raw'));
    await rm(parts, { recursive: true, force: true });
    await rename(work, target);
  } catch (error) {
    await rm(work, { recursive: true, force: true });
    throw error;
  }
}

/**
 * @param {string} parts folder with the unpacked packages
 * @returns {Promise<Buffer>} cpio archive
 */
async function archive(parts) {
  const root = join(parts, 'root');
  for (const { path, text, mode } of ROOT_FILES) await put(join(root, path), text, mode);
  await put(join(root, 'bin/qemu-ga'), await readFile(join(parts, 'usr/sbin/qemu-ga')), 0o755);
  for (const folder of LIBRARY_FOLDERS) {
    for (const name of await readdir(join(parts, folder)).catch(() => [])) {
      if (!LIBRARIES.test(name)) continue;
      // Read through links: the loader asks for the short name.
      const to = name.startsWith('ld-linux') ? 'lib64' : 'lib/x86_64-linux-gnu';
      await put(join(root, to, name), await readFile(join(parts, folder, name)), 0o755);
    }
  }
  const tree = join(parts, 'lib/modules');
  const [version = ''] = await readdir(tree);
  const modules = await kernelModules(join(tree, version), ['ext4', 'crc32c_generic', 'rtc_cmos']);
  for (const { name, bytes } of modules) await put(join(root, 'modules', `${name}.ko`), bytes, 0o644);
  await put(join(root, 'modules/order'), modules.map(({ name }) => `${name}\n`).join(''), 0o644);

  const file = join(parts, 'addition.cpio');
  const names = await readdir(root, { recursive: true });
  const packed = await run(join(parts, 'bin/busybox'), ['cpio', '-o', '-H', 'newc', '-F', file], {
    cwd: root,
    input: names.sort().join('\n'),
  });
  if (packed.code !== 0) throw new Error(`busybox cpio ended with ${packed.code}: ${packed.stderr.trim()}`);
  return readFile(file);
}

/** @param {string} path */
async function dataDisk(path) {
  const handle = await open(path, 'w');
  await handle.truncate(DISK_SIZE);
  await handle.close();
  await must('mke2fs', ['-q', '-t', 'ext4', '-L', 'data', path], '/');
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
