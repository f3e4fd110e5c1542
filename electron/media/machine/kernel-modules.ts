import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';

/** What has to be there before the root file system is: the disk, its file system, and the network. */
const WANTED = [
  'virtio_pci',
  'virtio_blk',
  'virtio_scsi',
  'sd_mod',
  'virtio_net',
  'virtio_console',
  // ext4 asks for it by name when a file system is mounted, and no modprobe is there to answer.
  'crc32c_generic',
  'ext4',
  'button',
  'evdev',
];
const SUFFIX = /\.ko(\.(xz|zst|gz))?$/;
const UNPACKERS: Readonly<Record<string, string>> = { xz: 'xz', zst: 'zstd', gz: 'gzip' };
const BIGGEST = 64 * 1024 * 1024;

export interface KernelModule {
  readonly name: string;
  readonly bytes: Buffer;
}

/**
 * Modules of a kernel that a small machine needs, with all they depend on, in an order in which insmod takes them.
 * By each module's own `depends=`: modules.dep is there only where depmod ran.
 */
export async function kernelModules(folder: string): Promise<KernelModule[]> {
  const paths = new Map<string, string>();
  for (const name of await readdir(folder, { recursive: true }))
    if (SUFFIX.test(name)) paths.set(moduleName(basename(name).replace(SUFFIX, '')), join(folder, name));
  const ordered = new Map<string, Buffer>();
  const add = async (name: string): Promise<void> => {
    const path = paths.get(name);
    // Built into this kernel, then.
    if (path === undefined || ordered.has(name)) return;
    const bytes = await unpacked(path);
    for (const needed of dependencies(bytes)) await add(needed);
    ordered.set(name, bytes);
  };
  for (const name of WANTED) await add(name);
  return [...ordered].map(([name, bytes]) => ({ name, bytes }));
}

async function unpacked(path: string): Promise<Buffer> {
  const program = UNPACKERS[SUFFIX.exec(path)?.[2] ?? ''];
  if (program === undefined) return readFile(path);
  const options = { encoding: 'buffer' as const, maxBuffer: BIGGEST };
  return (await promisify(execFile)(program, ['--decompress', '--stdout', path], options)).stdout;
}

/** The kernel takes - and _ in a module's name for the same. */
const moduleName = (file: string) => file.replaceAll('-', '_');

function dependencies(bytes: Buffer): string[] {
  const start = bytes.indexOf('\0depends=');
  if (start < 0) return [];
  const text = bytes.toString('latin1', start + 9, bytes.indexOf(0, start + 9));
  return text.split(',').filter(Boolean).map(moduleName);
}
