import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { listNames, readText } from './files.ts';

/** Kernel ticks a second as user space sees them (USER_HZ), the same on every architecture Linux runs guests on. */
const TICKS = 100;

/**
 * When QEMU's process of a guest began, in ms since 1970; undefined when there is none, or its arguments may not be
 * read. libvirt itself does not tell. https://www.kernel.org/doc/html/latest/filesystems/proc.html
 */
export async function qemuStartedAt(root: string, uuid: string): Promise<number | undefined> {
  const pids = (await listNames(root, 'proc')).filter(name => /^\d+$/.test(name));
  const booted = /^btime (\d+)$/m.exec((await readText(root, 'proc/stat')) ?? '')?.[1];
  if (booted === undefined) return undefined;
  // Newest first: the guests among them are mostly younger than the host's own programs.
  for (const pid of pids.toReversed()) {
    if (!(await isOf(join(root, 'proc', pid, 'cmdline'), uuid))) continue;
    const stat = (await readText(root, `proc/${pid}/stat`)) ?? '';
    // The program's name, in brackets, may hold spaces and brackets itself. starttime is the 22nd field.
    const ticks = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]);
    if (Number.isFinite(ticks)) return Math.round(Number(booted) * 1000 + (ticks / TICKS) * 1000);
  }
  return undefined;
}

async function isOf(file: string, uuid: string): Promise<boolean> {
  const text = await readFile(file, 'utf8').catch(() => '');
  const words = text.split('\0');
  const at = words.indexOf('-uuid');
  return at >= 0 && words[at + 1] === uuid;
}
