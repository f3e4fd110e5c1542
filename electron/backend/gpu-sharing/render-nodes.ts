import { HostShellError } from '#electron/host/shell/host-shell.ts';
import type { RenderNode } from '#shared/contract/gpu-sharing.ts';
import { shortName } from '#shared/domain/devices/names/short-name.ts';
import { hostOf } from '../devices/host-of.ts';
import type { LiveConnection } from '../ports.ts';
import { isSession } from '../connections/session.ts';
import type { SharingDeps } from './sharing-deps.ts';

/** GPUs of the host that can draw; undefined where neither its files nor its node devices tell. */
export async function readRenderNodes(
  deps: SharingDeps,
  live: LiveConnection,
): Promise<RenderNode[] | undefined> {
  const paths = await deps.hosts.of(live).renderNodes.get();
  if (paths === undefined) return undefined;
  const { facts } = await deps.deviceHosts.read(live);
  return await Promise.all(
    paths.map(async path => {
      const gpu = facts.pci.find(({ displays }) =>
        displays.some(({ render }) => path.endsWith(`/${render}`)),
      );
      const opens = isSession(live) ? await mayOpen(deps, live, path) : undefined;
      return {
        path,
        ...(gpu && { name: shortName(gpu) }),
        ...(gpu?.driver !== undefined && { driver: gpu.driver }),
        ...(opens !== undefined && { opens }),
      };
    }),
  );
}

/** QEMU of a session has the account's own rights; the system's is given the node by libvirt. */
async function mayOpen(
  { env }: SharingDeps,
  live: LiveConnection,
  path: string,
): Promise<boolean | undefined> {
  const { shell } = hostOf(live, env);
  if (!shell) return undefined;
  try {
    const { status } = await shell.run(['test', '-r', path, '-a', '-w', path], { signal: live.gone });
    return status === 0;
  } catch (error) {
    if (error instanceof HostShellError && error.code !== 'aborted') return undefined;
    throw error;
  }
}
