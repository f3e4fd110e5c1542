import type { RunRequest } from '../../contract/container-run/request.ts';
import type { IsolationFix } from '../../contract/isolation.ts';
import { isEngineSocket } from '../host-access/engine-socket.ts';
import { GiB } from '../units.ts';

type Like = Extract<IsolationFix, { do: 'run-like' }>;

/** A request like that of a container that is there, with the one thing otherwise that a line of its isolation is about. */
export function runLike(request: RunRequest, { change, runtime }: Like): RunRequest {
  const { security, mounts } = request;
  const kept = { ...request };
  switch (change) {
    case 'unprivileged':
      delete kept.privileged;
      return kept;
    case 'usual-capabilities':
      delete kept.capAdd;
      return kept;
    case 'own-processes':
      delete kept.pid;
      return kept;
    case 'own-ipc':
      delete kept.ipc;
      return kept;
    case 'own-network':
      return { ...kept, network: { mode: 'default' } };
    case 'limits':
      return { memory: GiB, cpus: 1, pidsLimit: 512, ...kept };
    case 'confined': {
      const { seccomp: _, apparmor: __, ...left } = security ?? {};
      return { ...kept, security: left };
    }
    case 'read-only':
      return { ...kept, readOnlyRoot: true };
    case 'no-new-privileges':
      return { ...kept, security: { ...security, noNewPrivileges: true } };
    case 'without-socket':
      return {
        ...kept,
        mounts: (mounts ?? []).filter(mount => mount.kind !== 'bind' || !isEngineSocket(mount.source)),
      };
    case 'small-machine':
      return { ...kept, ...(runtime !== undefined && { runtime }) };
  }
}
