import type { HostTree } from './tree/host-tree.ts';

/** Kernel ticks a second as user space sees them (USER_HZ), the same on every architecture Linux runs guests on. */
const TICKS = 100;

/**
 * When QEMU's process of a guest began, in ms since 1970; undefined when there is none, or its arguments may not be
 * read. libvirt itself does not tell. https://www.kernel.org/doc/html/latest/filesystems/proc.html
 */
export async function qemuStartedAt(tree: HostTree, uuid: string): Promise<number | undefined> {
  const pids = (await tree.names('proc')).filter(name => /^\d+$/.test(name));
  const booted = /^btime (\d+)$/m.exec((await tree.text('proc/stat')) ?? '')?.[1];
  if (booted === undefined) return undefined;
  // Newest first: the guests among them are mostly younger than the host's own programs.
  for (const pid of pids.toReversed()) {
    if (!(await isOf(tree, pid, uuid))) continue;
    const stat = (await tree.text(`proc/${pid}/stat`)) ?? '';
    // The program's name, in brackets, may hold spaces and brackets itself. starttime is the 22nd field.
    const ticks = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]);
    if (Number.isFinite(ticks)) return Math.round(Number(booted) * 1000 + (ticks / TICKS) * 1000);
  }
  return undefined;
}

async function isOf(tree: HostTree, pid: string, uuid: string): Promise<boolean> {
  const words = ((await tree.text(`proc/${pid}/cmdline`)) ?? '').split('\0');
  const at = words.indexOf('-uuid');
  return at >= 0 && words[at + 1] === uuid;
}
