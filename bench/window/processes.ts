import { readdir, readFile } from 'node:fs/promises';

/** Ticks of the kernel's clock a second: USER_HZ, which is 100 on every Linux that Node runs on. */
const TICKS = 100;

/** A process and all its descendants now. */
export async function family(root: number): Promise<number[]> {
  const names = (await readdir('/proc')).filter(name => /^\d+$/.test(name));
  const parents = new Map(
    await Promise.all(names.map(async name => [Number(name), Number((await statOf(name))[1])] as const)),
  );
  const found = [root];
  for (const pid of found) for (const [child, parent] of parents) if (parent === pid) found.push(child);
  return found;
}

/** CPU time of a process so far, in ms; 0 when it is gone. */
export async function cpuTime(pid: number): Promise<number> {
  const fields = await statOf(String(pid));
  return ((Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) / TICKS) * 1000;
}

/** Memory of a process, what it shares counted by share, in MiB. */
export async function memoryOf(pid: number): Promise<number> {
  const text = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8');
  return Number(/^Pss:\s+(\d+)/m.exec(text)?.[1] ?? Number.NaN) / 1024;
}

export async function commandOf(pid: number): Promise<string> {
  return (await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')).replaceAll('\0', ' ');
}

/** /proc/PID/stat from its third field on: state, parent … utime and stime at 11 and 12; see proc(5). */
async function statOf(name: string): Promise<string[]> {
  const text = await readFile(`/proc/${name}/stat`, 'utf8').catch(() => '');
  return text.slice(text.lastIndexOf(')') + 2).split(' ');
}
