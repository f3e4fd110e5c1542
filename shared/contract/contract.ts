import { agentContract } from './agent.ts';
import { carryContract } from './carry.ts';
import { connectionsContract } from './connections.ts';
import { consolesContract } from './consoles.ts';
import { containersContract } from './containers.ts';
import { enginesContract } from './engines.ts';
import { containerFilesContract } from './container-files.ts';
import { containerLogsContract } from './container-logs.ts';
import { containerShellsContract } from './container-shells.ts';
import { containerRunContract } from './container-run.ts';
import { engineNetworksContract } from './engine-networks.ts';
import { engineVolumesContract } from './engine-volumes.ts';
import { imagesContract } from './images.ts';
import { imageMachinesContract } from './image-machines.ts';
import { isolationContract } from './isolation.ts';
import { lxcContract } from './lxc.ts';
import { projectsContract } from './projects.ts';
import { createContract } from './create.ts';
import { deviceNamesContract } from './device-names.ts';
import { devicesContract } from './devices.ts';
import { disksContract } from './disks.ts';
import { documentsContract } from './documents.ts';
import { filtersContract } from './filters.ts';
import { firewallContract } from './firewall.ts';
import { forwardsContract } from './forwards.ts';
import { gpuSharingContract } from './gpu-sharing.ts';
import { guestsContract } from './guests.ts';
import { historyContract } from './history.ts';
import { hardwareContract } from './hardware.ts';
import { hostBridgesContract } from './host-bridges.ts';
import { hostChangesContract } from './host-changes.ts';
import { hostTuningContract } from './host-tuning.ts';
import { jobsContract } from './jobs.ts';
import { libraryContract } from './library.ts';
import { mediaContract } from './media.ts';
import { mediatedContract } from './mediated.ts';
import { networksContract } from './networks.ts';
import { overviewContract } from './overview.ts';
import { passthroughContract } from './passthrough.ts';
import { performanceContract } from './performance.ts';
import { readabilityContract } from './readability.ts';
import { poolsContract } from './pools.ts';
import { readinessContract } from './readiness.ts';
import { secretsContract } from './secrets.ts';
import { settingsContract } from './settings.ts';
import { snapshotsContract } from './snapshots.ts';
import { sriovContract } from './sriov.ts';
import { templatesContract } from './templates.ts';
import { transfersContract } from './transfers.ts';
import { unfinishedContract } from './unfinished.ts';
import { usbContract } from './usb.ts';
import { wiringContract } from './wiring.ts';
import { volumesContract } from './volumes.ts';

/** The one contract between the backend and its fronts: desktop, browser and command line. */
export const contract: Contract = {
  agent: agentContract,
  carry: carryContract,
  connections: connectionsContract,
  projects: projectsContract,
  lxc: lxcContract,
  isolation: isolationContract,
  imageMachines: imageMachinesContract,
  images: imagesContract,
  engineVolumes: engineVolumesContract,
  engineNetworks: engineNetworksContract,
  containerRun: containerRunContract,
  containerLogs: containerLogsContract,
  containerShells: containerShellsContract,
  containerFiles: containerFilesContract,
  engines: enginesContract,
  containers: containersContract,
  filters: filtersContract,
  firewall: firewallContract,
  forwards: forwardsContract,
  gpuSharing: gpuSharingContract,
  guests: guestsContract,
  consoles: consolesContract,
  create: createContract,
  jobs: jobsContract,
  library: libraryContract,
  media: mediaContract,
  mediated: mediatedContract,
  networks: networksContract,
  overview: overviewContract,
  readability: readabilityContract,
  pools: poolsContract,
  readiness: readinessContract,
  secrets: secretsContract,
  settings: settingsContract,
  snapshots: snapshotsContract,
  sriov: sriovContract,
  templates: templatesContract,
  transfers: transfersContract,
  devices: devicesContract,
  disks: disksContract,
  deviceNames: deviceNamesContract,
  documents: documentsContract,
  hardware: hardwareContract,
  history: historyContract,
  hostTuning: hostTuningContract,
  hostBridges: hostBridgesContract,
  hostChanges: hostChangesContract,
  passthrough: passthroughContract,
  performance: performanceContract,
  unfinished: unfinishedContract,
  usb: usbContract,
  wiring: wiringContract,
  volumes: volumesContract,
};

/**
 * Spelt out: inferred, the declaration is so long that TypeScript writes `any` into it. A type, not an interface:
 * only a type has the index signature that oRPC asks for.
 */
export type Contract = {
  readonly agent: typeof agentContract;
  readonly carry: typeof carryContract;
  readonly connections: typeof connectionsContract;
  readonly projects: typeof projectsContract;
  readonly lxc: typeof lxcContract;
  readonly isolation: typeof isolationContract;
  readonly imageMachines: typeof imageMachinesContract;
  readonly images: typeof imagesContract;
  readonly engineVolumes: typeof engineVolumesContract;
  readonly engineNetworks: typeof engineNetworksContract;
  readonly containerRun: typeof containerRunContract;
  readonly containerLogs: typeof containerLogsContract;
  readonly containerShells: typeof containerShellsContract;
  readonly containerFiles: typeof containerFilesContract;
  readonly engines: typeof enginesContract;
  readonly containers: typeof containersContract;
  readonly filters: typeof filtersContract;
  readonly firewall: typeof firewallContract;
  readonly forwards: typeof forwardsContract;
  readonly gpuSharing: typeof gpuSharingContract;
  readonly guests: typeof guestsContract;
  readonly consoles: typeof consolesContract;
  readonly create: typeof createContract;
  readonly jobs: typeof jobsContract;
  readonly library: typeof libraryContract;
  readonly media: typeof mediaContract;
  readonly mediated: typeof mediatedContract;
  readonly networks: typeof networksContract;
  readonly overview: typeof overviewContract;
  readonly readability: typeof readabilityContract;
  readonly pools: typeof poolsContract;
  readonly readiness: typeof readinessContract;
  readonly secrets: typeof secretsContract;
  readonly settings: typeof settingsContract;
  readonly snapshots: typeof snapshotsContract;
  readonly sriov: typeof sriovContract;
  readonly templates: typeof templatesContract;
  readonly transfers: typeof transfersContract;
  readonly devices: typeof devicesContract;
  readonly disks: typeof disksContract;
  readonly deviceNames: typeof deviceNamesContract;
  readonly documents: typeof documentsContract;
  readonly hardware: typeof hardwareContract;
  readonly history: typeof historyContract;
  readonly hostTuning: typeof hostTuningContract;
  readonly hostBridges: typeof hostBridgesContract;
  readonly hostChanges: typeof hostChangesContract;
  readonly passthrough: typeof passthroughContract;
  readonly performance: typeof performanceContract;
  readonly unfinished: typeof unfinishedContract;
  readonly usb: typeof usbContract;
  readonly wiring: typeof wiringContract;
  readonly volumes: typeof volumesContract;
};
