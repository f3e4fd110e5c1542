import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';

/** What the guest needs beyond what the kernel has built in: the power button, and libvirt's usual devices. */
const WANTED = [
  'button',
  'evdev',
  'virtio_pci',
  'virtio_net',
  'virtio_blk',
  'virtio_console',
  'virtio_balloon',
  'virtio_scsi',
  'sd_mod',
  'sr_mod',
];

/**
 * The wanted modules and all they depend on, in an order in which insmod takes them.
 * Debian's package holds no modules.dep (depmod runs at installation), so each module's own `depends=` is read.
 * @param {string} tree a folder /lib/modules/VERSION
 * @param {readonly string[]} [further] wanted besides
 * @returns {Promise<{ name: string, bytes: Uint8Array }[]>}
 */
export async function kernelModules(tree, further = []) {
  /** @type {Map<string, string>} */
  const paths = new Map();
  for (const entry of await readdir(tree, { recursive: true })) {
    if (entry.endsWith('.ko')) paths.set(moduleName(basename(entry, '.ko')), join(tree, entry));
  }
  /** @type {Map<string, Uint8Array>} */
  const ordered = new Map();
  /** @param {string} name */
  const add = async name => {
    const path = paths.get(name);
    // Built into this kernel, then.
    if (path === undefined || ordered.has(name)) return;
    const bytes = await readFile(path);
    for (const needed of dependencies(bytes)) await add(needed);
    ordered.set(name, bytes);
  };
  for (const name of [...WANTED, ...further]) await add(name);
  return [...ordered].map(([name, bytes]) => ({ name, bytes }));
}

/** @param {string} file The kernel takes - and _ in a module's name for the same. */
const moduleName = file => file.replaceAll('-', '_');

/** @param {Buffer} bytes */
function dependencies(bytes) {
  const start = bytes.indexOf('\0depends=');
  if (start < 0) return [];
  const text = bytes.toString('latin1', start + 9, bytes.indexOf(0, start + 9));
  return text.split(',').filter(Boolean).map(moduleName);
}
