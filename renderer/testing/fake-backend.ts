import { createRouterClient, implement } from '@orpc/server';
import { contract } from '#shared/contract/contract.ts';
import type { Guest, GuestAction, GuestRef, GuestState } from '#shared/contract/guests.ts';
import { settingsSchema } from '#shared/contract/settings.ts';
import { leadsTo } from '#shared/domain/guests/actions.ts';
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
import { devicesRouter, hostChangesRouter } from './devices-router.ts';
import { mediatedRouter, sriovRouter } from './functions-router.ts';
import { firewallRouter, forwardsRouter } from './invent-forwards.ts';
import { inventAgent } from './invent-agent.ts';
import { inventCarryPlan, inventImportPlan } from './invent-carry.ts';
import { createRouter, mediaRouter, templatesRouter } from './create-router.ts';
import { inventDetails, inventPlan, inventSample } from './invent-details.ts';
import { libraryRouter } from './invent-library.ts';
import { readabilityRouter } from './invent-readability.ts';
import { inventOverview } from './invent-overview.ts';
import { fail } from './failing.ts';
import { drawScreen } from './draw-screen.ts';
import { inventDiskPlan, inventDisks } from './invent-disks.ts';
import { InventedHardware, Refused } from './invent-hardware.ts';
import { inventSnapshotPlan, inventSnapshots } from './invent-snapshots.ts';
import { hostBridgesRouter } from './invent-host-bridges.ts';
import { networksRouter } from './invent-networks.ts';
import { inventNamed, inventNames } from './invent-names.ts';
import { inventHistory } from './invent-performance.ts';
import { passthroughRouter } from './invent-passthrough.ts';
import { poolsRouter, secretsRouter } from './pools-router.ts';
import type { Scene } from './scene.ts';
import { Topic } from './topic.ts';
import { transfersRouter } from './transfers-router.ts';
import { volumesRouter } from './volumes-router.ts';
import { gpuSharingRouter, hostTuningRouter, usbRouter } from './tuning-router.ts';
import { filtersRouter, wiringRouter } from './wiring-router.ts';

const keyOf = ({ connection, uuid }: GuestRef) => `${connection}/${uuid}`;

/** A backend with invented guests, for component tests and pictures of rare states. The product never has it. */
export function createFakeBackend(scene: Scene) {
  const guests = new Map(scene.guests.map(guest => [keyOf(guest), guest]));
  const guestEvents = new Topic<Guest>();
  const host = scene.host ?? { shape: 'desktop' };
  let settings = settingsSchema.parse(scene.settings ?? {});
  let clock = 0;
  const notes = new Map<string, string>();

  const find = (ref: GuestRef): Guest =>
    guests.get(keyOf(ref)) ?? fail({ code: 'NOT_FOUND', params: { name: ref.uuid } });

  function change(ref: GuestRef, part: Partial<Guest>): void {
    const next = { ...find(ref), ...part };
    guests.set(keyOf(ref), next);
    guestEvents.publish(next);
  }

  function act(ref: GuestRef, action: GuestAction) {
    const refused = scene.refuse?.[action];
    if (refused) return { guest: ref, failure: refused };
    const state: GuestState | undefined = leadsTo[action]?.[0];
    if (state !== undefined) setTimeout(() => change(ref, { state, since: Date.now() }), scene.actMs ?? 0);
    return { guest: ref };
  }

  const hardware = new Map<string, InventedHardware>();
  function hardwareOf(ref: GuestRef): InventedHardware {
    const known = hardware.get(keyOf(ref)) ?? new InventedHardware(find(ref), scene.hardware);
    hardware.set(keyOf(ref), known);
    return known;
  }

  const os = implement(contract);
  const router = os.router({
    agent: {
      read: os.agent.read.handler(({ input }) => inventAgent(find(input.guest))),
      syncTime: os.agent.syncTime.handler(() => ({})),
      freeze: os.agent.freeze.handler(() => ({ fileSystems: 2 })),
      thaw: os.agent.thaw.handler(() => ({ fileSystems: 2 })),
      setPassword: os.agent.setPassword.handler(() => ({})),
    },
    carry: {
      plan: os.carry.plan.handler(({ input }) =>
        inventCarryPlan(find(input.guest), input.action, [...guests.values()]),
      ),
      run: os.carry.run.handler(() => ({ job: 'job-1' })),
      planImport: os.carry.planImport.handler(({ input }) => inventImportPlan(input)),
      runImport: os.carry.runImport.handler(({ input }) => ({
        job: 'job-1',
        guest: {
          connection: input.connection,
          uuid: scene.guests[0]?.uuid ?? fail({ code: 'NOT_FOUND', params: {} }),
        },
      })),
    },
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
    guests: {
      watch: os.guests.watch.handler(async function* ({ signal }) {
        if (scene.silent) await until(signal);
        const changes = guestEvents.follow(signal);
        yield { kind: 'snapshot', guests: [...guests.values()], complete: true };
        for await (const guest of changes) yield { kind: 'upsert', guests: [guest] };
      }),
      samples: os.guests.samples.handler(async function* ({ input, signal }) {
        const watched = input.guests.map(find);
        const past = Array.from({ length: 40 }, (_, index) => index - 40);
        yield { samples: past.flatMap(at => watched.map(guest => inventSample(guest, at))) };
        while (signal?.aborted !== true) {
          await pause(input.intervalMs, signal);
          clock += 1;
          yield { samples: watched.map(guest => inventSample(guest, clock)) };
        }
      }),
      details: os.guests.details.handler(({ input }) => inventDetails(find(input.guest))),
      thumbnail: os.guests.thumbnail.handler(({ input }) => drawScreen(find(input.guest).name, input.width)),
      act: os.guests.act.handler(({ input }) => input.guests.map(ref => act(ref, input.action))),
      setAutostart: os.guests.setAutostart.handler(({ input }) =>
        input.guests.map(guest => {
          change(guest, { autostart: input.autostart });
          return { guest };
        }),
      ),
      label: os.guests.label.handler(({ input }) =>
        input.guests.map(guest => {
          const { tags, group: _group, ...rest } = find(guest);
          const kept = tags.filter(tag => !input.removeTags?.includes(tag));
          const group = input.group === undefined ? find(guest).group : (input.group ?? undefined);
          guests.set(keyOf(guest), { ...rest, tags: kept, ...(group === undefined ? {} : { group }) });
          change(guest, { tags: [...new Set([...kept, ...(input.addTags ?? [])])] });
          return { guest };
        }),
      ),
      rename: os.guests.rename.handler(({ input }) => {
        if ([...guests.values()].some(({ name }) => name === input.name)) {
          fail({ code: 'NAME_TAKEN', params: { name: input.name } });
        }
        change(input.guest, { name: input.name });
        return {};
      }),
      removalPlan: os.guests.removalPlan.handler(({ input }) => inventPlan(find(input.guest))),
      remove: os.guests.remove.handler(() => ({ job: 'job-1' })),
      addVnc: os.guests.addVnc.handler(() => ({ takesEffect: 'next-start' as const })),
      takeOutSetup: os.guests.takeOutSetup.handler(() => fail({ code: 'NOT_FOUND', params: {} })),
    },
    consoles: { open: os.consoles.open.handler(() => fail({ code: 'CONSOLE_UNAVAILABLE', params: {} })) },
    create: createRouter(host),
    media: mediaRouter(),
    templates: templatesRouter(),
    hostBridges: hostBridgesRouter(scene.bridges),
    networks: networksRouter(scene.networks),
    overview: {
      read: os.overview.read.handler(({ input }) => ({
        ...inventOverview(find(input.guest)),
        ...(notes.has(keyOf(input.guest)) && { notes: notes.get(keyOf(input.guest)) }),
      })),
      setNotes: os.overview.setNotes.handler(({ input }) => {
        notes.set(keyOf(input.guest), input.notes);
        return {};
      }),
      setStartOrder: os.overview.setStartOrder.handler(({ input }) => {
        const { startOrder: _, ...rest } = find(input.guest);
        guests.set(keyOf(input.guest), rest);
        change(input.guest, input.startOrder === null ? {} : { startOrder: input.startOrder });
        return {};
      }),
      startNetwork: os.overview.startNetwork.handler(() => ({})),
    },
    firewall: firewallRouter(scene.forwards),
    forwards: forwardsRouter(() => [...guests.values()], scene.forwards),
    mediated: mediatedRouter(scene.mediated),
    sriov: sriovRouter(scene.sriov),
    filters: filtersRouter(),
    wiring: wiringRouter(scene.wiring),
    hardware: {
      documents: os.hardware.documents.handler(({ input }) => hardwareOf(input.guest).documents),
      choices: os.hardware.choices.handler(({ input }) => hardwareOf(input.guest).choices()),
      plan: os.hardware.plan.handler(({ input }) => hardwareOf(input.guest).plan(input.edits)),
      apply: os.hardware.apply.handler(({ input }) =>
        refusing(() => hardwareOf(input.guest).apply(input.edits, input.later ?? false)),
      ),
      define: os.hardware.define.handler(({ input }) => hardwareOf(input.guest).define(input.xml)),
    },
    passthrough: passthroughRouter(find, scene.guests, scene.passthrough),
    performance: {
      watch: os.performance.watch.handler(async function* ({ input, signal }) {
        const guest = find(input.guest);
        if (guest.state === 'running') {
          yield { samples: inventHistory(guest), blockJobs: [...(scene.blockJobs ?? [])] };
        }
        await until(signal);
      }),
    },
    history: {
      watch: os.history.watch.handler(async function* ({ input, signal }) {
        const entries = ('guest' in input ? scene.history : scene.containerHistory) ?? [];
        yield { entries: [...entries], more: entries.length >= 100 };
        await until(signal);
      }),
      before: os.history.before.handler(() => ({ entries: [], more: false })),
    },
    snapshots: {
      list: os.snapshots.list.handler(({ input }) => inventSnapshots(find(input.guest), scene.snapshots)),
      thumbnail: os.snapshots.thumbnail.handler(({ input }) => drawScreen(input.snapshot, 480)),
      plan: os.snapshots.plan.handler(({ input }) =>
        inventSnapshotPlan(find(input.guest), input.action, scene.snapshots),
      ),
      run: os.snapshots.run.handler(() => ({ job: 'job-1' })),
    },
    disks: {
      list: os.disks.list.handler(({ input }) => inventDisks(find(input.guest))),
      plan: os.disks.plan.handler(({ input }) => inventDiskPlan(find(input.guest), input.action)),
      run: os.disks.run.handler(() => ({ job: 'job-1' })),
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

  return { link: linkTo(createRouterClient(router)), change };
}

/** Turns a refusal of invented hardware into the failure that it carries. */
function refusing<T>(what: () => T): T {
  try {
    return what();
  } catch (error) {
    return error instanceof Refused ? fail(error.failure) : fail({ code: 'INTERNAL', params: {} });
  }
}

const until = (signal: AbortSignal | undefined) =>
  new Promise<void>(resolve => signal?.addEventListener('abort', () => resolve()));

const pause = (ms: number, signal: AbortSignal | undefined) =>
  new Promise<void>(resolve => {
    const timer = setTimeout(resolve, ms);
    signal?.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
