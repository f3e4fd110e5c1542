import { decideAcceleration, type Acceleration } from '#shared/domain/acceleration/decide.ts';
import { runsDirectly } from '#shared/domain/acceleration/runs-directly.ts';
import { cpuFeatureOf } from '#shared/domain/capabilities/offer.ts';
import { readCpu } from '#electron/host/cpu-virt.ts';
import { readKvmDevice } from '#electron/host/kvm-device.ts';
import { fileTree } from '#electron/host/tree/file-tree.ts';
import { isSession } from '../connections/session.ts';
import type { LiveConnection } from '../ports.ts';
import { readHypervisor } from './hypervisor.ts';
import { readOffers } from './offers.ts';

/**
 * How guests of an architecture (left out: the host's own) run there. `root`: of this computer's file system,
 * for a connection that is local.
 */
export async function readAcceleration(
  live: LiveConnection,
  arch?: string,
  root = '/',
): Promise<Acceleration> {
  const { hostArch, cpuFeature } = await readHypervisor(live.rpc);
  const found = await readOffers(live.rpc, arch);
  const guestArch = arch ?? found?.hypervisor.arch;
  return decideAcceleration({
    libvirtOffersKvm: found?.offers.kvm !== undefined,
    cpuFeature: live.host.local ? await readCpuFeature(root, hostArch) : cpuFeature,
    device: live.host.local ? await readKvmDevice(root) : undefined,
    runsAsThisUser: isSession(live),
    sameArchitecture: guestArch === undefined || runsDirectly(guestArch, hostArch),
  });
}

/** The kernel knows: the CPU model that libvirt settles on may have a feature that this very CPU hides. */
async function readCpuFeature(root: string, arch: string | undefined) {
  const { vmx, svm } = await readCpu(fileTree(root));
  return cpuFeatureOf(arch, [...(vmx ? ['vmx'] : []), ...(svm ? ['svm'] : [])]);
}
