import type { RunRequest } from '#shared/contract/container-run/request.ts';
import { flag, flagEach, given, type RunPart, switchFlag } from '../part.ts';

const optionsOf = ({ security = {} }: RunRequest, seccomp: string | undefined): string[] => [
  ...(security.noNewPrivileges ? ['no-new-privileges'] : []),
  ...(seccomp === undefined ? [] : [`seccomp=${seccomp}`]),
  ...(security.apparmor === undefined ? [] : [`apparmor=${security.apparmor}`]),
];

/** As the kernel has it; ALL is the engine's own word. */
const kernelName = (capability: string) => (capability === 'ALL' ? capability : `CAP_${capability}`);

/** How far it is shut off. */
export const securityPart: RunPart = {
  body(request, facts) {
    const chosen = request.security?.seccomp;
    // The engine takes the profile itself, not where it stands.
    const profile = typeof facts.seccomp === 'string' ? facts.seccomp : undefined;
    return {
      host: given({
        Privileged: request.privileged,
        ReadonlyRootfs: request.readOnlyRoot,
        CapAdd: request.capAdd?.map(kernelName),
        CapDrop: request.capDrop?.map(kernelName),
        SecurityOpt: optionsOf(request, chosen === 'unconfined' ? chosen : profile),
        Runtime: request.runtime,
        PidMode: request.pid,
        IpcMode: request.ipc,
        UsernsMode: request.userns,
      }),
    };
  },
  flags: request => [
    ...switchFlag('privileged', request.privileged),
    ...switchFlag('read-only', request.readOnlyRoot),
    ...flagEach('cap-add', request.capAdd),
    ...flagEach('cap-drop', request.capDrop),
    ...flagEach('security-opt', optionsOf(request, request.security?.seccomp)),
    ...flag('runtime', request.runtime),
    ...flag('pid', request.pid),
    ...flag('ipc', request.ipc),
    ...flag('userns', request.userns),
  ],
  service: request =>
    given({
      privileged: request.privileged,
      read_only: request.readOnlyRoot,
      cap_add: request.capAdd,
      cap_drop: request.capDrop,
      security_opt: optionsOf(request, request.security?.seccomp).map(option => option.replace('=', ':')),
      runtime: request.runtime,
      pid: request.pid,
      ipc: request.ipc,
      userns_mode: request.userns,
    }),
};
