import { HostShellError, type HostShell } from '#electron/host/shell/host-shell.ts';

/** What the kernel and systemd say of memory and CPUs at this moment; what a host does not say is missing. */
export interface KernelFiles {
  readonly buddyinfo?: string;
  readonly meminfo?: string;
  /** /sys/devices/system/node/nodeN/meminfo. */
  readonly nodes: ReadonlyMap<number, string>;
  readonly isolated: string;
  /** AllowedCPUs of system.slice; empty: all. Missing: there is no systemd. */
  readonly allowed?: string;
}

const NODES = '/sys/devices/system/node';
const NAMES = ['buddyinfo', 'meminfo', 'isolated'];

/** They are another at each look: read by one program for all, which prints each line with its file's name. */
export async function readKernelFiles(shell: HostShell, signal: AbortSignal): Promise<KernelFiles> {
  const files = ['/proc/buddyinfo', '/proc/meminfo', '/sys/devices/system/cpu/isolated', NODES];
  const includes = NAMES.map(name => `--include=${name}`);
  const [printed, systemd] = await Promise.all([
    // Its status says only that something was not there.
    shell.run(['grep', '-rHs', ...includes, '.', ...files], { signal }),
    systemdCpus(shell, signal),
  ]);
  const texts = byFile(printed.stdout);
  const [buddyinfo, meminfo] = [texts.get('/proc/buddyinfo'), texts.get('/proc/meminfo')];
  return {
    ...(buddyinfo !== undefined && { buddyinfo }),
    ...(meminfo !== undefined && { meminfo }),
    nodes: new Map(
      [...texts].flatMap(([file, text]) => {
        const node = /^\/sys\/devices\/system\/node\/node(\d+)\/meminfo$/.exec(file)?.[1];
        return node === undefined ? [] : [[Number(node), text] as const];
      }),
    ),
    isolated: texts.get('/sys/devices/system/cpu/isolated')?.trim() ?? '',
    ...(systemd !== undefined && { allowed: systemd }),
  };
}

function byFile(printed: string): Map<string, string> {
  const texts = new Map<string, string>();
  for (const line of printed.split('\n')) {
    const at = line.indexOf(':');
    if (at < 0) continue;
    const file = line.slice(0, at);
    texts.set(file, `${texts.get(file) ?? ''}${line.slice(at + 1)}\n`);
  }
  return texts;
}

async function systemdCpus(shell: HostShell, signal: AbortSignal): Promise<string | undefined> {
  try {
    const argv = ['systemctl', 'show', '--property=AllowedCPUs', '--value', 'system.slice'] as const;
    const { status, stdout } = await shell.run(argv, { signal });
    // As `0-3 6` or `0-3,6`.
    return status === 0 ? stdout.trim().replaceAll(/\s+/g, ',') : undefined;
  } catch (error) {
    if (error instanceof HostShellError && error.code === 'missing') return undefined;
    throw error;
  }
}
