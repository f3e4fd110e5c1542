import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { testCache } from '../host/cache.mjs';

const exec = promisify(execFile);

/** The network managers of Debian and what they stand on; nothing of it is installed on this computer. */
const PACKAGES = [
  'ifupdown',
  'bridge-utils',
  'dbus',
  'dbus-bin',
  'dbus-daemon',
  'dbus-system-bus-common',
  'network-manager',
  'libnm0',
  'libndp0',
  'libteamdctl0',
  'libbluetooth3',
  'libmm-glib0',
  'libjansson4',
  'libcurl3-gnutls',
  'libpolkit-gobject-1-0',
  'libpolkit-agent-1-0',
  'libpsl5',
  'libnewt0.52',
  'libslang2',
  'netplan.io',
  'libnetplan0',
  'python3-yaml',
  'python3-netifaces',
  'python3-dbus',
  'python3-rich',
  'python3-pygments',
  'python3-markdown-it',
  'python3-mdurl',
];

/** A folder with them, downloaded once by this computer's own apt. */
export async function managerPackages(): Promise<string> {
  const folder = join(await testCache(), 'network-managers');
  await mkdir(folder, { recursive: true });
  const there = await readdir(folder);
  const missing = PACKAGES.filter(name => !there.some(file => file.startsWith(`${name}_`)));
  if (missing.length === 0) return folder;
  // What is cut short is not taken for a package by the next run.
  const coming = await mkdtemp(`${folder}.`);
  try {
    await exec('apt-get', ['download', ...missing], { cwd: coming });
    for (const file of await readdir(coming)) await rename(join(coming, file), join(folder, file));
  } finally {
    await rm(coming, { recursive: true, force: true });
  }
  return folder;
}
