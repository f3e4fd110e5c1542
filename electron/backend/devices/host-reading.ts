import type { DeviceMap } from '#shared/contract/devices.ts';
import type { DeviceFacts } from '#shared/domain/devices/facts.ts';
import { factsOfNodeDevices } from '#shared/domain/devices/from-node-devices.ts';
import { readDeviceFacts } from '#electron/host/devices/device-facts.ts';
import { HostShellError } from '#electron/host/shell/host-shell.ts';
import type { HostTree } from '#electron/host/tree/host-tree.ts';
import { fail } from '../failures/fail.ts';
import type { LiveConnection } from '../ports.ts';
import { hostOf } from './host-of.ts';
import { readNodeDevices } from './read-node-devices.ts';

/** What one look at a host's devices found. */
export interface HostReading {
  readonly facts: DeviceFacts;
  readonly source: DeviceMap['source'];
  /** Milliseconds since 1970. */
  readonly readAt: number;
  /** What could not be read, in sentences. */
  readonly missing: readonly string[];
  /** The files it was read from; missing where only libvirt was asked. */
  readonly tree?: HostTree;
}

const ONLY_LIBVIRT = 'There is no way to the files of this host: only libvirt was asked.';

/** Fails with UNSUPPORTED where neither the host's files nor its node devices can be read. */
export async function readHostDevices(live: LiveConnection, env: NodeJS.ProcessEnv): Promise<HostReading> {
  const reach = hostOf(live, env);
  const readAt = Date.now();
  const tree = await reach.tree(live.gone).catch(unlessRefusedThere);
  if (!tree) return await askLibvirt(live);
  return { facts: await readDeviceFacts(tree), source: 'live', readAt, missing: [], tree };
}

/** An account that may only talk to libvirt there is no reason to show nothing. */
function unlessRefusedThere(error: unknown): undefined {
  if (error instanceof HostShellError && error.code === 'missing') return undefined;
  throw error;
}

async function askLibvirt(live: LiveConnection): Promise<HostReading> {
  const readAt = Date.now();
  const devices = await readNodeDevices(live);
  if (!devices)
    throw fail('UNSUPPORTED', { name: live.label }, 'libvirt’s driver for this connection lists no devices.');
  return { facts: factsOfNodeDevices(devices), source: 'libvirt', readAt, missing: [ONLY_LIBVIRT] };
}
