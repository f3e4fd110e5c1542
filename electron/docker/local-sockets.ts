import { join } from 'node:path';

export interface LocalSocket {
  /** Good as an id: the same for the same socket at every start. */
  readonly id: string;
  readonly path: string;
  readonly label: string;
}

/** Where the engines of a computer listen unless told otherwise. */
export function localSockets(env: NodeJS.ProcessEnv): LocalSocket[] {
  const runtime = env['XDG_RUNTIME_DIR'];
  const ofHost: LocalSocket[] = [
    { id: 'docker', path: '/var/run/docker.sock', label: 'Docker here' },
    { id: 'podman', path: '/run/podman/podman.sock', label: 'Podman here' },
  ];
  if (!runtime) return ofHost;
  return [
    ...ofHost,
    { id: 'docker-rootless', path: join(runtime, 'docker.sock'), label: 'Docker here, without root' },
    {
      id: 'podman-rootless',
      path: join(runtime, 'podman', 'podman.sock'),
      label: 'Podman here, without root',
    },
  ];
}
