import { LibvirtError } from 'node-libvirt';
import type { MediatedState } from '#shared/contract/mediated.ts';
import type { PciAddress } from '#shared/contract/create/host-device.ts';
import {
  describeMediated,
  type KnownMediated,
  type MediatedSources,
} from '#shared/domain/mediated/describe.ts';
import type { NodeDevice } from '#shared/libvirt-xml/documents/node-device.ts';
import { readMediatedParents } from '#electron/host/devices/mediated-parents.ts';
import { HostShellError } from '#electron/host/shell/host-shell.ts';
import type { DeviceHosts } from '../devices/device-hosts.ts';
import { readNodeDevices } from '../devices/read-node-devices.ts';
import { fail } from '../failures/fail.ts';
import type { AreaDeps, LiveConnection } from '../ports.ts';
import { claimingGuests } from '../sriov/claiming-guests.ts';

export type MediatedDeps = Pick<AreaDeps, 'connections' | 'guests' | 'jobs' | 'log' | 'env'> & {
  readonly deviceHosts: DeviceHosts;
};

/** Everything about mediated devices as it is now. Fails with UNSUPPORTED where the driver has no node devices. */
export async function readMediatedState(deps: MediatedDeps, live: LiveConnection): Promise<MediatedState> {
  const devices = await readNodeDevices(live);
  if (!devices)
    throw fail('UNSUPPORTED', { host: live.label, reason: 'Its driver of libvirt lists no devices.' });
  const [known, files] = await Promise.all([knownMediated(live, devices), readFiles(deps, live)]);
  return describeMediated({ ...files, ...known, devices, guests: claimingGuests(deps, live) });
}

/** `canDefine`: libvirt 7.3 and newer tell whether a device lasts. */
async function knownMediated(
  live: LiveConnection,
  devices: readonly NodeDevice[],
): Promise<Pick<MediatedSources, 'mediated' | 'canDefine'>> {
  const found = devices.filter(({ capabilities }) => capabilities.items.some(({ type }) => type === 'mdev'));
  const rpc = await live.bulk();
  let canDefine = versionOf(live.host.libvirtVersion) >= 7_003;
  const mediated = await Promise.all(
    found.map(async (device): Promise<KnownMediated | undefined> => {
      const name = device.name ?? '';
      try {
        const [{ active }, { persistent }] = await Promise.all([
          rpc.call('nodeDeviceIsActive', { name }),
          rpc.call('nodeDeviceIsPersistent', { name }),
        ]);
        // One that does not last has no such setting.
        const { autostart } =
          persistent === 0 ? { autostart: 0 } : await rpc.call('nodeDeviceGetAutostart', { name });
        return { device, active: active !== 0, lasting: persistent !== 0, autostart: autostart !== 0 };
      } catch (error) {
        if (!(error instanceof LibvirtError)) throw error;
        if (error.codeName === 'NO_NODE_DEVICE') return undefined;
        canDefine = false;
        return { device, active: true, lasting: false, autostart: false };
      }
    }),
  );
  return { mediated: mediated.filter(each => each !== undefined), canDefine };
}

/** Thousands and release of `9.0.0`: 9000. */
function versionOf(text: string): number {
  const [major = 0, minor = 0] = text.split('.').map(Number);
  return major * 1_000 + minor;
}

async function readFiles(
  { deviceHosts }: MediatedDeps,
  live: LiveConnection,
): Promise<Pick<MediatedSources, 'parents' | 'present' | 'vendor' | 'missing'>> {
  try {
    const { facts, tree, missing } = await deviceHosts.read(live, 'now');
    if (!tree) return { missing };
    return {
      parents: await readMediatedParents(tree),
      present: facts.mediated,
      vendor: facts.pci.flatMap(({ address, physicalFunction, vgpu }) =>
        vgpu ? [{ address, card: physicalFunction ?? (address as PciAddress), facts: vgpu }] : [],
      ),
      missing,
    };
  } catch (error) {
    if (error instanceof HostShellError) return { missing: [`The host’s files: ${error.message}`] };
    throw error;
  }
}
