import { chmod, mkdir } from 'node:fs/promises';
import type { Router } from '@orpc/server';
import type { Contract } from '#shared/contract/contract.ts';
import { isEngineAddress } from '#shared/domain/engines/address.ts';
import { JobStore } from '#electron/jobs/job-store.ts';
import { Catalogue } from '#electron/media/catalogue.ts';
import { DownloadCache } from '#electron/media/download-cache.ts';
import { OsDatabase } from '#electron/media/osinfo.ts';
import { createAgentArea } from './agent/agent-area.ts';
import { AgentCache } from './agent/agent-cache.ts';
import { createCarryArea } from './carry/carry-area.ts';
import { unfinishedCarry } from './carry/unfinished-carry.ts';
import { ConnectionRegistry } from './connections/connections.ts';
import { createConnectionsArea } from './connections/connections-area.ts';
import { ContainerCache } from './containers/container-cache.ts';
import { createEngineAreas } from './engines/create-engine-areas.ts';
import { EngineRegistry } from './engines/engine-registry.ts';
import { createEnginesArea } from './engines/engines-area.ts';
import { createConsolesArea } from './consoles/consoles-area.ts';
import { createCreateArea } from './create/create-area.ts';
import { HostCache } from './create/host-cache.ts';
import { toFailure } from './failures/to-failure.ts';
import { createFiltersArea } from './filters/filters-area.ts';
import { createFirewallArea } from './firewall/firewall-area.ts';
import { createForwardsArea } from './forwards/forwards-area.ts';
import { createGpuSharingArea } from './gpu-sharing/gpu-sharing-area.ts';
import { GuestCache } from './guests/guest-cache.ts';
import { DeviceHosts } from './devices/device-hosts.ts';
import { createDevicesArea } from './devices/devices-area.ts';
import { createGuestsArea } from './guests/guests-area.ts';
import { createDisksArea } from './disks/disks-area.ts';
import { createDisksDeps } from './disks/disks-deps.ts';
import { disksKind } from './disks/unfinished/disks-kind.ts';
import { createDocumentsArea } from './documents/documents-area.ts';
import { createDeviceNamesArea } from './device-names/names-area.ts';
import { NamesStore } from './device-names/names-store.ts';
import { settleNamedDevices } from './device-names/settle-named.ts';
import { keepHistories } from './history/histories.ts';
import { createHistoryArea } from './history/history-area.ts';
import { createHostBridgesArea } from './host-bridges/host-bridges-area.ts';
import { createHostChangesArea } from './host-changes/host-changes-area.ts';
import { createHostTuningArea } from './host-tuning/host-tuning-area.ts';
import { createHardwareArea } from './hardware/hardware-area.ts';
import { createJobsArea } from './jobs/jobs-area.ts';
import { createLibraryArea } from './library/library-area.ts';
import { createMediaArea } from './media/media-area.ts';
import { createMediatedArea } from './mediated/mediated-area.ts';
import { createPassthroughArea } from './passthrough/passthrough-area.ts';
import { SetupStore } from './passthrough/setup-store.ts';
import { createPerformanceArea } from './performance/performance-area.ts';
import { createNetworksArea } from './networks/networks-area.ts';
import { createOverviewArea } from './overview/overview-area.ts';
import { PoolBooks } from './pools/pool-book.ts';
import { createPoolsArea } from './pools/pools-area.ts';
import type { AreaDeps, CallContext, Logger, SessionId } from './ports.ts';
import { AccessCache } from './readability/access-cache.ts';
import { createReadabilityArea } from './readability/readability-area.ts';
import { createReadinessArea } from './readiness/readiness-area.ts';
import { createRemovalArea } from './removal/removal-area.ts';
import { Samples } from './samples/samples.ts';
import { createSecretsArea } from './secrets/secrets-area.ts';
import { createSettingsArea } from './settings/settings-area.ts';
import { createSriovArea } from './sriov/sriov-area.ts';
import { createTemplatesArea } from './templates/templates-area.ts';
import { createTransfersArea } from './transfers/transfers-area.ts';
import { PageFiles } from './transfers/page-files.ts';
import { type ByteRoad, Roads } from './transfers/roads.ts';
import { unfinishedUploads } from './transfers/unfinished-uploads.ts';
import { Pictures } from './snapshots/pictures.ts';
import { createSnapshotsArea } from './snapshots/snapshots-area.ts';
import { unfinishedSnapshots } from './snapshots/unfinished-snapshots.ts';
import { Thumbnails } from './thumbnails/thumbnails.ts';
import { Journal } from './unfinished/journal.ts';
import { createUsbArea } from './usb/usb-area.ts';
import { UsbWatcher } from './usb/usb-watcher.ts';
import { Emitter } from './watch/emitter.ts';
import { createUnfinishedArea } from './unfinished/unfinished-area.ts';
import { HostNets } from './wiring/host-nets.ts';
import { createWiringArea } from './wiring/wiring-area.ts';
import type { VolumeChanges } from './volumes/volume-changes.ts';
import { createVolumesArea } from './volumes/volumes-area.ts';

export interface BackendOptions {
  /** A folder of ours; made if it is not there. */
  readonly stateDir: string;
  readonly log: Logger;
  readonly env: NodeJS.ProcessEnv;
  /** Addresses given with --connect: then only these are used, and nothing of the list is remembered. */
  readonly extraConnections?: readonly string[];
  /** False: do not look for the connections this computer has by itself. */
  readonly discover?: boolean;
  /** False for one short command: what engines tell is left to be written down by a front that stays. */
  readonly followEngines?: boolean;
}

/** Spelt out: inferred, it is longer than what TypeScript writes into a declaration. */
type Areas = { readonly [Area in keyof Contract]: Router<Contract[Area], CallContext> };

/** Wires the areas to one another and to the contract. Throws URI_INVALID for a bad given address. */
export async function createBackend(options: BackendOptions) {
  const { stateDir, log, env } = options;
  await mkdir(stateDir, { recursive: true, mode: 0o700 });
  await chmod(stateDir, 0o700);

  const jobs = new JobStore({ toFailure });
  const registry = new ConnectionRegistry({ env, log });
  const guests = new GuestCache(registry, log);
  const database = new OsDatabase(env);
  const cache = new DownloadCache(env);
  const media = { database, cache, catalogue: new Catalogue(database, cache) };
  const deviceHosts = new DeviceHosts({ env, log });
  const hostNets = new HostNets({ env, log });
  const hosts = new HostCache(log, deviceHosts);
  const names = new NamesStore(stateDir, log);
  const deps: AreaDeps = {
    connections: registry,
    guests,
    jobs,
    media,
    log,
    stateDir,
    env,
    toFailure,
    prepareStart: (live, guest) => settleNamedDevices({ ...deps, hosts, deviceHosts, names }, live, guest),
  };

  const engines = new EngineRegistry({ env, log });
  const containers = new ContainerCache(engines, log);
  const containerDeps = { ...deps, engines, containers };
  const histories = keepHistories(stateDir, log, {
    connections: registry,
    engines,
    containers,
    jobs,
    followEngines: options.followEngines ?? true,
  });

  const usb = { ...deps, hosts, deviceHosts };
  const usbWatcher = new UsbWatcher(usb);
  registry.onLink(live => usbWatcher.follow(live));
  registry.onLink(async live => {
    await guests.follow(live);
    usbWatcher.look(live);
  });

  const journal = new Journal({ stateDir, log });
  const disks = createDisksDeps({ ...deps, journal });
  const volumeChanges: VolumeChanges = new Emitter(error =>
    log.error({ err: error }, 'A listener to changed volumes failed'),
  );

  const thumbnails = new Thumbnails(registry);
  const pictures = new Pictures(stateDir);
  const snapshots = { ...deps, journal, thumbnails, pictures };

  const agents = new AgentCache(deps);
  const access = new AccessCache(deps);
  const books = new PoolBooks({ log });
  const consoles = createConsolesArea(containerDeps);
  const roads = new Roads();
  const pageFiles = new PageFiles(roads);
  const cancelJob = (id: string) => jobs.cancel(id);
  // What is given counts alone, of both kinds: of the other there is then none.
  const given = options.extraConnections?.length ? options.extraConnections : undefined;
  const connections = await createConnectionsArea({
    registry,
    stateDir,
    log,
    env,
    given: given?.filter(address => !isEngineAddress(address)),
    discover: options.discover ?? true,
  });
  const enginesArea = await createEnginesArea({
    registry: engines,
    stateDir,
    log,
    env,
    given: given?.filter(isEngineAddress),
    discover: options.discover ?? true,
  });
  const router: Areas = {
    agent: createAgentArea({ ...deps, agents }),
    carry: createCarryArea({ ...deps, journal }),
    connections: connections.router,
    guests: {
      ...createGuestsArea({
        ...deps,
        history: histories.guests,
        samples: new Samples(deps),
        thumbnails,
      }),
      ...createRemovalArea({ ...deps, pictures }),
    },
    ...createEngineAreas({
      ...containerDeps,
      hosts,
      roads,
      cancelJob,
      pageFiles,
      history: histories.containers,
    }),
    consoles: consoles.router,
    engines: enginesArea.router,
    create: createCreateArea({ ...deps, hosts }),
    filters: createFiltersArea(deps),
    firewall: createFirewallArea({ ...deps, hostNets }),
    forwards: createForwardsArea({
      ...deps,
      hosts,
      hostNets,
      monitored: new Set(),
    }),
    gpuSharing: createGpuSharingArea({ ...deps, hosts, deviceHosts }),
    hardware: createHardwareArea({ ...deps, hosts }),
    devices: createDevicesArea({ ...deps, deviceHosts, names }),
    disks: createDisksArea(disks),
    documents: createDocumentsArea(deps),
    deviceNames: createDeviceNamesArea({ ...deps, hosts, deviceHosts, names }),
    history: createHistoryArea(histories),
    hostTuning: createHostTuningArea({ ...deps, hosts, deviceHosts }),
    hostBridges: createHostBridgesArea({
      ...deps,
      forget: id => {
        const live = registry.live(id);
        if (!live) return;
        deviceHosts.forget(live);
        hostNets.forget(live);
      },
    }),
    hostChanges: createHostChangesArea({ ...deps, deviceHosts }),
    jobs: createJobsArea({ jobs }),
    library: createLibraryArea({ ...deps, changes: volumeChanges }),
    media: createMediaArea(deps),
    mediated: createMediatedArea({ ...deps, deviceHosts }),
    networks: createNetworksArea({
      ...deps,
      hosts,
      hostNets,
      news: new Emitter(error => log.error({ err: error }, 'A listener to networks failed')),
    }),
    overview: createOverviewArea({ ...deps, agents, hosts, access }),
    passthrough: createPassthroughArea({
      ...deps,
      hosts,
      deviceHosts,
      names,
      setups: new SetupStore(deps),
    }),
    performance: createPerformanceArea(deps),
    readability: createReadabilityArea({ ...deps, hosts, access }),
    pools: createPoolsArea({ ...deps, books }),
    readiness: createReadinessArea(deps),
    secrets: createSecretsArea({ ...deps, books }),
    settings: await createSettingsArea({ stateDir, log }),
    snapshots: createSnapshotsArea(snapshots),
    sriov: createSriovArea({ ...deps, deviceHosts }),
    templates: createTemplatesArea({ stateDir }),
    transfers: createTransfersArea({ ...deps, journal, cancelJob }, roads, pageFiles),
    // Each area whose work can be cut short gives its kind here.
    unfinished: createUnfinishedArea({ ...deps, journal }, [
      disksKind(disks),
      unfinishedCarry(deps),
      unfinishedSnapshots(snapshots),
      unfinishedUploads(deps),
    ]),
    usb: createUsbArea(usb, usbWatcher),
    wiring: createWiringArea({ ...deps, hostNets }),
    volumes: createVolumesArea({ ...disks, changes: volumeChanges }),
  };

  return {
    router,
    redeemConsole: consoles.redeem,
    redeemBytes: (ticket: string, session: SessionId): ByteRoad | undefined => roads.redeem(ticket, session),
    /** What would be cut short by closing now. */
    working: () => jobs.list().flatMap(({ state, title }) => (state === 'running' ? [title] : [])),
    async close(): Promise<void> {
      connections.stop();
      enginesArea.stop();
      consoles.close();
      roads.close();
      // While there are connections to undo things over.
      await jobs.close();
      await engines.close();
      await registry.close();
      await histories.close();
    },
  };
}

export type Backend = Awaited<ReturnType<typeof createBackend>>;
