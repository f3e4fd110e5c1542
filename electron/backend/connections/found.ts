import { access, constants } from 'node:fs/promises';
import { join } from 'node:path';
import type { ConnectionId } from '#shared/contract/values.ts';

export interface Place {
  readonly id: ConnectionId;
  readonly uri: string;
  readonly label: string;
}

/** The host's own libvirt: always worth showing, also to say what is missing. */
export const SYSTEM: Place = {
  id: 'system' as ConnectionId,
  uri: 'qemu:///system',
  label: 'This computer',
};

const SESSION: Place = {
  id: 'session' as ConnectionId,
  uri: 'qemu:///session',
  label: 'This computer, own guests',
};

/** Shown once it is known to hold a container: an empty second row for each host would only be in the way. */
export const CONTAINERS: Place = {
  id: 'lxc' as ConnectionId,
  uri: 'lxc:///system',
  label: 'This computer, LXC',
};

/** Every place that can be found. */
export const FOUND: readonly Place[] = [SYSTEM, SESSION, CONTAINERS];

async function exists(path: string): Promise<boolean> {
  return await access(path, constants.F_OK).then(
    () => true,
    () => false,
  );
}

/**
 * The connections a computer has by itself. For root the session is the system daemon. For others it is shown
 * when it was used before: its socket is there, or guests are defined in it.
 */
export async function findLocalPlaces(env: NodeJS.ProcessEnv, uid: number | undefined): Promise<Place[]> {
  if (uid === 0) return [SYSTEM];
  const runtime = env['XDG_RUNTIME_DIR'];
  const config = env['XDG_CONFIG_HOME'] ?? join(env['HOME'] ?? '/nonexistent', '.config');
  const signs = [
    join(config, 'libvirt', 'qemu'),
    ...(runtime === undefined
      ? []
      : ['libvirt-sock', 'virtqemud-sock'].map(name => join(runtime, 'libvirt', name))),
  ];
  const used = (await Promise.all(signs.map(exists))).includes(true);
  return used ? [SYSTEM, SESSION] : [SYSTEM];
}
