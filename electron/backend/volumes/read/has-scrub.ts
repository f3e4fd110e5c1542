import { HostShellError } from '#electron/host/shell/host-shell.ts';
import { hostOf } from '../../devices/host-of.ts';
import type { LiveConnection } from '../../ports.ts';

/** Whether the host has scrub(1), which libvirt wipes by patterns with; undefined where nobody can look. */
export async function hasScrub(live: LiveConnection, env: NodeJS.ProcessEnv): Promise<boolean | undefined> {
  const { shell } = hostOf(live, env);
  if (!shell) return undefined;
  try {
    return (await shell.run(['scrub', '--version'])).status === 0;
  } catch (error) {
    if (!(error instanceof HostShellError)) throw error;
    return error.code === 'missing' ? false : undefined;
  }
}
