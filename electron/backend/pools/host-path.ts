import { dirname } from 'node:path/posix';
import { type HostShell, HostShellError } from '#electron/host/shell/host-shell.ts';
import type { PoolFacts } from '#shared/domain/pools/plan/pool-facts.ts';

/** A folder on a server that is gone is not answered for by the kernel either. */
const TIMEOUT_MS = 5_000;

/**
 * What the host has at a path, by a program of the host’s and not by a thread of ours, which would hang where the path
 * does. `unknown`: there is no way to look, or a folder above it is closed to us.
 */
export async function whatIsAt(shell: HostShell | undefined, path: string): Promise<PoolFacts['target']> {
  if (!shell || !path.startsWith('/')) return 'unknown';
  const holds = async (how: '-d' | '-e' | '-x', of: string) =>
    (await shell.run(['test', how, of], { timeoutMs: TIMEOUT_MS })).status === 0;
  try {
    if (await holds('-d', path)) return 'folder';
    if (await holds('-e', path)) return 'other';
    let above = dirname(path);
    while (above !== '/' && !(await holds('-e', above))) above = dirname(above);
    return (await holds('-x', above)) ? 'missing' : 'unknown';
  } catch (error) {
    if (error instanceof HostShellError) return 'unknown';
    throw error;
  }
}
