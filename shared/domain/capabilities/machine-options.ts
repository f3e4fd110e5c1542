import type { MachineOptions } from '../../contract/create/options.ts';
import type { Offer } from './offer.ts';

/** What can be chosen for a machine. `renderNodes` are unknown of hosts that cannot be looked into. */
export function machineOptionsOf(
  offer: Offer,
  cpuFeatures: string[],
  renderNodes?: readonly string[],
): MachineOptions {
  return {
    arch: offer.arch,
    ...(offer.machine !== undefined && { machine: offer.machine }),
    ...(offer.maxVcpus !== undefined && { maxVcpus: offer.maxVcpus }),
    uefi: offer.uefi,
    secureBoot: offer.secureBoot,
    cpuModes: [...offer.cpuModes],
    cpuModels: offer.cpuModels.map(model => ({ ...model })),
    cpuFeatures,
    diskBuses: [...offer.diskBuses],
    nicModels: [...offer.nicModels],
    videoModels: [...offer.videoModels],
    soundModels: [...offer.soundModels],
    graphics: [...offer.graphics],
    folders: offer.filesystemDrivers.includes('virtiofs'),
    tpm: offer.emulatedTpm,
    accelerated3d: offer.accelerated3d && renderNodes?.length !== 0,
  };
}
