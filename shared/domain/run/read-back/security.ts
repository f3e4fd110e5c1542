import type { RunRequest } from '#shared/contract/container-run/request.ts';
import type { RunSecurity } from '#shared/contract/container-run/security.ts';
import { runtimeName } from '../../engines/runtime-name.ts';
import type { Inspected } from './inspected.ts';

const bare = (capability: string) => capability.replace(/^CAP_/, '');
const ipcModes = ['host', 'shareable', 'none'] as const;

function securityLike(options: readonly string[]): RunSecurity {
  const of = (name: string) =>
    options.find(option => new RegExp(`^${name}[=:]`).test(option))?.slice(name.length + 1);
  const apparmor = of('apparmor');
  return {
    ...(options.some(option => /^no-new-privileges([=:]true)?$/.test(option)) && { noNewPrivileges: true }),
    ...(of('seccomp') === 'unconfined' && { seccomp: 'unconfined' as const }),
    ...(apparmor !== undefined && { apparmor }),
  };
}

/** How far it is shut off. */
export function rightsLike({ HostConfig: host }: Inspected, defaultRuntime: string): Partial<RunRequest> {
  const security = securityLike(host.SecurityOpt);
  const runtime = runtimeName(host.Runtime);
  const ipc = ipcModes.find(mode => mode === host.IpcMode);
  return {
    ...(host.Privileged && { privileged: true }),
    ...(host.ReadonlyRootfs && { readOnlyRoot: true }),
    ...(host.CapAdd.length > 0 && { capAdd: host.CapAdd.map(bare) }),
    ...(host.CapDrop.length > 0 && { capDrop: host.CapDrop.map(bare) }),
    ...(Object.keys(security).length > 0 && { security }),
    ...(runtime !== undefined && runtime !== defaultRuntime && { runtime }),
    ...(host.PidMode === 'host' && { pid: 'host' as const }),
    ...(ipc && { ipc }),
    ...(host.UsernsMode === 'host' && { userns: 'host' as const }),
  };
}
