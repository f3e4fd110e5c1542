import type { RootWay } from '#shared/contract/host-changes.ts';
import { type HostShell, HostShellError } from '#electron/host/shell/host-shell.ts';
import { helperText, INSTALLED_HELPER, POLKIT_POLICY } from './helper-script.ts';

const TIMEOUT_MS = 20_000;

export interface Reach {
  readonly way: RootWay;
  readonly helper: 'installed' | 'outdated' | 'absent' | 'carried';
}

/** How root is reached there now. `desktop`: a dialogue of polkit's could be seen by the person. */
export async function findWay(shell: HostShell, desktop: boolean): Promise<Reach> {
  if ((await printed(shell, ['id', '-u'])) === '0\n') return { way: 'direct', helper: 'carried' };
  if ((await printed(shell, ['sudo', '-n', '--', 'id', '-u'])) === '0\n') {
    return { way: 'sudo', helper: 'carried' };
  }
  if (!desktop || (await printed(shell, ['pkexec', '--version'])) === undefined) {
    return { way: 'script', helper: 'absent' };
  }
  const installed = await printed(shell, ['cat', '--', INSTALLED_HELPER]);
  const policy = await printed(shell, ['cat', '--', POLKIT_POLICY]);
  if (installed === undefined || policy === undefined) return { way: 'script', helper: 'absent' };
  // Another version would make other files than this one's dry run said.
  if (installed !== helperText) return { way: 'script', helper: 'outdated' };
  return { way: 'pkexec', helper: 'installed' };
}

/** Undefined when there is no such program or it fails. */
async function printed(shell: HostShell, argv: readonly [string, ...string[]]): Promise<string | undefined> {
  try {
    const { status, stdout } = await shell.run(argv, { timeoutMs: TIMEOUT_MS });
    return status === 0 ? stdout : undefined;
  } catch (error) {
    if (error instanceof HostShellError && (error.code === 'missing' || error.code === 'timed-out'))
      return undefined;
    throw error;
  }
}
