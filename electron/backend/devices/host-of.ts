import { parseUri } from 'node-libvirt';
import type { HostShell } from '#electron/host/shell/host-shell.ts';
import { localShell } from '#electron/host/shell/local-shell.ts';
import { sshShell } from '#electron/host/shell/ssh-shell.ts';
import { collectTree } from '#electron/host/tree/collect.ts';
import type { HostTree } from '#electron/host/tree/host-tree.ts';
import { isThisComputer } from '../create/this-computer.ts';
import type { LiveConnection } from '../ports.ts';

/** The machine that a connection's guests run on, as far as there is a way to it beside libvirt. */
export interface HostReach {
  /** `none`: the host is invented (test driver). */
  readonly by: 'local' | 'ssh' | 'none';
  /** Its files as they are now; undefined where there is no way to them. Rejects with HostShellError. */
  tree(signal?: AbortSignal): Promise<HostTree | undefined>;
  readonly shell?: HostShell;
}

export function hostOf(live: Pick<LiveConnection, 'host' | 'uri'>, env: NodeJS.ProcessEnv): HostReach {
  if (isThisComputer(live)) {
    const shell = localShell(env);
    return { by: 'local', tree: signal => collectTree(shell, { signal }), shell };
  }
  const uri = parseUri(live.uri);
  if (uri.transport !== 'ssh' || /^test$/i.test(live.host.driver)) {
    return { by: 'none', tree: async () => undefined };
  }
  const shell = sshShell(uri, env);
  return { by: 'ssh', tree: signal => collectTree(shell, { signal }), shell };
}
