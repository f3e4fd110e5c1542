import type { SriovState } from '#shared/contract/sriov.ts';
import type { NodeDevice } from '#shared/libvirt-xml/documents/node-device.ts';
import { parseDocument } from '#shared/libvirt-xml/xml/parse.ts';
import { readClaims } from '#shared/domain/guests/claims.ts';
import { type ClaimingGuest, describeSriov } from '#shared/domain/sriov/describe.ts';
import type { StorageUse } from '#shared/domain/devices/facts.ts';
import { uuidSchema } from '#shared/contract/values.ts';
import { HostShellError } from '#electron/host/shell/host-shell.ts';
import type { DeviceHosts } from '../devices/device-hosts.ts';
import { hostOf } from '../devices/host-of.ts';
import { readNodeDevices } from '../devices/read-node-devices.ts';
import { unlessRefused } from '../create/unless-refused.ts';
import { listNetworks, type Network } from '../networks/networks.ts';
import { fail } from '../failures/fail.ts';
import type { AreaDeps, LiveConnection } from '../ports.ts';
import { claimingGuests } from './claiming-guests.ts';
import { askHost, type HostWords } from './host-words.ts';

export type SriovDeps = Pick<AreaDeps, 'connections' | 'guests' | 'jobs' | 'log' | 'env'> & {
  readonly deviceHosts: DeviceHosts;
};

/** Everything about virtual functions as it is now. Fails with UNSUPPORTED where the driver has no node devices. */
export async function readSriov(deps: SriovDeps, live: LiveConnection): Promise<SriovState> {
  const [devices, networks] = await Promise.all([readNodeDevices(live), listNetworks(live.rpc)]);
  if (!devices)
    throw fail('UNSUPPORTED', { host: live.label, reason: 'Its driver of libvirt lists no devices.' });
  const capable = devices.some(isPhysicalFunction);
  const words = capable ? await hostWords(deps, live) : { missing: [] };
  return describeSriov({
    ...words,
    devices,
    guests: await withPools(deps, live, networks ?? []),
    networks: (networks ?? []).map(
      ({ ref, name, active, autostart, mode, connections, physicalFunction }) => ({
        name,
        uuid: uuidSchema.parse(ref.uuid),
        active,
        autostart,
        mode,
        connections,
        ...(physicalFunction !== undefined && { physicalFunction }),
      }),
    ),
    storage: hasDrives(devices) ? await storageOf(deps, live) : undefined,
  });
}

/**
 * The document that a guest runs by names the function it got, and no longer the pool it is from: that is in its
 * lasting one.
 */
async function withPools(
  deps: SriovDeps,
  live: LiveConnection,
  networks: readonly Network[],
): Promise<ClaimingGuest[]> {
  const guests = claimingGuests(deps, live);
  if (!networks.some(({ mode, connections }) => mode === 'hostdev' && connections > 0)) return guests;
  return await Promise.all(
    guests.map(async guest => {
      const { claims, connection, uuid, running } = guest;
      if (!running || !claims.devices.some(key => key.startsWith('pci '))) return guest;
      const reading = deps.guests.xml({ connection, uuid }, { inactive: true });
      // It may just have stopped.
      const text = await unlessRefused(reading);
      if (text === undefined) return guest;
      const { networks: lasting } = readClaims(parseDocument(text).root);
      return { ...guest, claims: { ...claims, networks: [...new Set([...claims.networks, ...lasting])] } };
    }),
  );
}

async function hostWords({ env }: SriovDeps, live: LiveConnection): Promise<HostWords> {
  const { shell } = hostOf(live, env);
  const unseen = 'MAC addresses, VLANs and the like of functions, and what the host does with them';
  if (!shell) return { missing: [`${unseen}: this connection reaches libvirt alone.`] };
  try {
    return await askHost(shell, live.gone);
  } catch (error) {
    if (error instanceof HostShellError) return { missing: [`${unseen}: ${error.message}`] };
    throw error;
  }
}

const innerOf = (device: NodeDevice, type: string) =>
  device.capabilities.items.some(({ inner }) => inner.items.some(each => each.type === type));

const isPhysicalFunction = (device: NodeDevice) => innerOf(device, 'virt_functions');

/** A function that is a drive may hold what the host has mounted. */
function hasDrives(devices: readonly NodeDevice[]): boolean {
  const functions = new Set(devices.filter(each => innerOf(each, 'phys_function')).map(({ name }) => name));
  return devices.some(
    ({ parent, capabilities }) =>
      functions.has(parent) && capabilities.items.every(({ type }) => type !== 'net' && type !== 'pci'),
  );
}

async function storageOf(
  { deviceHosts }: SriovDeps,
  live: LiveConnection,
): Promise<readonly StorageUse[] | undefined> {
  try {
    return (await deviceHosts.read(live)).facts.storage;
  } catch (error) {
    if (error instanceof HostShellError) return undefined;
    throw error;
  }
}
