import { readFile } from 'node:fs/promises';
import { isAlive } from '#electron/media/is-alive.ts';

/** A process for as long as it lives: its number alone is given to another one day. */
export interface ProcessMark {
  readonly pid: number;
  /** Of Linux: this boot, and the process's start in it (proc(5), field 22 of stat). */
  readonly began?: string | undefined;
}

export async function markOfProcess(pid = process.pid): Promise<ProcessMark> {
  const began = await beganAt(pid);
  return { pid, ...(began !== undefined && { began }) };
}

export async function stillRuns({ pid, began }: ProcessMark): Promise<boolean> {
  return isAlive(pid) && (began === undefined || began === (await beganAt(pid)));
}

async function beganAt(pid: number): Promise<string | undefined> {
  try {
    const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8');
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
    // The second field is the program's name in brackets, which may hold anything.
    const start = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
    return start === undefined ? undefined : `${boot.trim()} ${start}`;
  } catch {
    return undefined;
  }
}
