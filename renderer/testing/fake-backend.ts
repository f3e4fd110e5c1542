import { createRouterClient, implement } from '@orpc/server';
import { contract } from '#shared/contract/contract.ts';
import { settingsSchema } from '#shared/contract/settings.ts';
import { linkTo } from './client-link.ts';
import { containerFilesRouter } from './container-files-router.ts';
import { containerLogsRouter } from './container-logs-router.ts';
import { containerShellsRouter } from './container-shells-router.ts';
import { containerRunRouter } from './container-run-router.ts';
import { engineNetworksRouter } from './engine-networks-router.ts';
import { engineVolumesRouter } from './engine-volumes-router.ts';
import { imagesRouter } from './images-router.ts';
import { imageMachinesRouter } from './image-machines-router.ts';
import { isolationRouter } from './isolation-router.ts';
import { lxcRouter } from './lxc-router.ts';
import { projectsRouter } from './projects-router.ts';
import { containersRouter } from './containers-router.ts';
import { enginesRouter } from './engines-router.ts';
import { guestPagesRouters } from './guest-pages-router.ts';
import { guestsRouter } from './guests-router.ts';
import { InventedGuests } from './invented-guests.ts';
import { until } from './until.ts';
import { devicesRouter, hostChangesRouter } from './devices-router.ts';
import { mediatedRouter, sriovRouter } from './functions-router.ts';
import { firewallRouter, forwardsRouter } from './invent-forwards.ts';
import { createRouter, mediaRouter, templatesRouter } from './create-router.ts';
import { libraryRouter } from './invent-library.ts';
import { readabilityRouter } from './invent-readability.ts';
import { fail } from './failing.ts';
import { hostBridgesRouter } from './invent-host-bridges.ts';
import { networksRouter } from './invent-networks.ts';
import { inventNamed, inventNames } from './invent-names.ts';
import { passthroughRouter } from './invent-passthrough.ts';
import { poolsRouter, secretsRouter } from './pools-router.ts';
import type { Scene } from './scene.ts';
import { transfersRouter } from './transfers-router.ts';
import { volumesRouter } from './volumes-router.ts';
import { gpuSharingRouter, hostTuningRouter, usbRouter } from './tuning-router.ts';
import { filtersRouter, wiringRouter } from './wiring-router.ts';

/** A backend with invented guests, for component tests and pictures of rare states. The product never has it. */
export function createFakeBackend(scene: Scene) {
  const world = new InventedGuests(scene.guests);
  const host = scene.host ?? { shape: 'desktop' };
  let settings = settingsSchema.parse(scene.settings ?? {});

  const os = implement(contract);
  const router = os.router({
    ...guestPagesRouters(scene, world),
    devices: devicesRouter(scene.devices),
    hostChanges: hostChangesRouter(scene.devices),
    hostTuning: hostTuningRouter(scene.tuning),
    gpuSharing: gpuSharingRouter(scene.tuning, scene.guests),
    usb: usbRouter(scene.tuning, scene.guests),
    containerFiles: containerFilesRouter(scene),
    containerLogs: containerLogsRouter(scene),
    containerShells: containerShellsRouter(scene),
    containerRun: containerRunRouter(scene),
    engineNetworks: engineNetworksRouter(scene),
    engineVolumes: engineVolumesRouter(scene),
    images: imagesRouter(scene),
    imageMachines: imageMachinesRouter(scene),
    isolation: isolationRouter(scene),
    lxc: lxcRouter(scene),
    projects: projectsRouter(scene),
    containers: containersRouter(scene),
    engines: enginesRouter(scene),
    connections: {
      watch: os.connections.watch.handler(async function* ({ signal }) {
        yield { kind: 'snapshot', connections: [...scene.connections] };
        await until(signal);
      }),
      add: os.connections.add.handler(() => fail({ code: 'HOST_UNREACHABLE', params: { host: 'nowhere' } })),
      rename: os.connections.rename.handler(() => fail({ code: 'NOT_FOUND', params: {} })),
      remove: os.connections.remove.handler(() => ({})),
      retry: os.connections.retry.handler(() => ({})),
      disconnect: os.connections.disconnect.handler(() => ({})),
    },
    guests: guestsRouter(scene, world),
    consoles: { open: os.consoles.open.handler(() => fail({ code: 'CONSOLE_UNAVAILABLE', params: {} })) },
    create: createRouter(host),
    media: mediaRouter(),
    templates: templatesRouter(),
    hostBridges: hostBridgesRouter(scene.bridges),
    networks: networksRouter(scene.networks),
    firewall: firewallRouter(scene.forwards),
    forwards: forwardsRouter(() => world.list(), scene.forwards),
    mediated: mediatedRouter(scene.mediated),
    sriov: sriovRouter(scene.sriov),
    filters: filtersRouter(),
    wiring: wiringRouter(scene.wiring),
    passthrough: passthroughRouter(ref => world.find(ref), scene.guests, scene.passthrough),
    history: {
      watch: os.history.watch.handler(async function* ({ input, signal }) {
        const entries = ('guest' in input ? scene.history : scene.containerHistory) ?? [];
        yield { entries: [...entries], more: entries.length >= 100 };
        await until(signal);
      }),
      before: os.history.before.handler(() => ({ entries: [], more: false })),
    },
    deviceNames: {
      list: os.deviceNames.list.handler(() => ({ devices: inventNames(scene) })),
      save: os.deviceNames.save.handler(({ input }) =>
        fail({ code: 'NAME_TAKEN', params: { name: input.name } }),
      ),
      place: os.deviceNames.place.handler(() => inventNamed()),
      rename: os.deviceNames.rename.handler(() => inventNamed()),
      remove: os.deviceNames.remove.handler(() => ({})),
      attach: os.deviceNames.attach.handler(() => ({ functions: 2 })),
    },
    documents: {
      check: os.documents.check.handler(() => ({ issues: [...(scene.issues ?? [])], by: 'schema' })),
      complete: os.documents.complete.handler(({ input }) => ({ from: input.offset, options: [] })),
    },
    library: libraryRouter(scene.library),
    readability: readabilityRouter(),
    transfers: transfersRouter(),
    pools: poolsRouter(scene.pools),
    secrets: secretsRouter(scene.pools),
    volumes: volumesRouter(scene.guests, scene.volumes),
    unfinished: {
      list: os.unfinished.list.handler(({ input }) => ({
        unfinished: (scene.unfinished ?? []).filter(
          ({ guest }) => (guest === undefined) === (input.guest === undefined),
        ),
      })),
      settle: os.unfinished.settle.handler(() => ({ job: 'job-1' })),
    },
    jobs: {
      watch: os.jobs.watch.handler(async function* ({ signal }) {
        yield { kind: 'snapshot', jobs: [...(scene.jobs ?? [])] };
        await until(signal);
      }),
      cancel: os.jobs.cancel.handler(() => ({})),
      pause: os.jobs.pause.handler(() => ({})),
      resume: os.jobs.resume.handler(() => ({})),
      dismiss: os.jobs.dismiss.handler(() => ({})),
    },
    readiness: {
      check: os.readiness.check.handler(() => ({ checks: [] })),
      fix: os.readiness.fix.handler(() => ({ checks: [] })),
    },
    settings: {
      get: os.settings.get.handler(() => settings),
      set: os.settings.set.handler(
        ({ input }) => (settings = settingsSchema.parse({ ...settings, ...input })),
      ),
    },
  });

  return { link: linkTo(createRouterClient(router)), change: world.change.bind(world) };
}
