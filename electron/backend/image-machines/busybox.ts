import { open } from 'node:fs/promises';

const PLACES = ['/bin/busybox', '/usr/bin/busybox', '/sbin/busybox', '/usr/sbin/busybox'];
/** Of a program that needs the loader of its system: PT_INTERP (elf(5)). */
const PT_INTERP = 3;

/** A busybox of this computer that runs anywhere, without libraries; undefined where there is none. */
export async function findStaticBusybox(): Promise<string | undefined> {
  for (const path of PLACES) if (await isStatic(path)) return path;
  return undefined;
}

async function isStatic(path: string): Promise<boolean> {
  const handle = await open(path).catch(() => undefined);
  if (!handle) return false;
  try {
    const { buffer: head } = await handle.read(Buffer.alloc(4096), 0, 4096, 0);
    // 64-bit, little-endian: what the architectures we make machines for have.
    if (head.toString('latin1', 0, 4) !== '\x7fELF' || head[4] !== 2 || head[5] !== 1) return false;
    const [at, size, count] = [
      Number(head.readBigUInt64LE(32)),
      head.readUInt16LE(54),
      head.readUInt16LE(56),
    ];
    for (let entry = 0; entry < count && at + (entry + 1) * size <= head.length; entry++)
      if (head.readUInt32LE(at + entry * size) === PT_INTERP) return false;
    return true;
  } finally {
    await handle.close();
  }
}
