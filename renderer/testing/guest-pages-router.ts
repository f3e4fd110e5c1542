import { implement } from '@orpc/server';
import { contract } from '#shared/contract/contract.ts';
import type { GuestRef } from '#shared/contract/guests.ts';
import { drawScreen } from './draw-screen.ts';
import { fail } from './failing.ts';
import { inventAgent } from './invent-agent.ts';
import { inventCarryPlan, inventImportPlan } from './invent-carry.ts';
import { inventDiskPlan, inventDisks } from './invent-disks.ts';
import { InventedHardware, Refused } from './invent-hardware.ts';
import { inventOverview } from './invent-overview.ts';
import { inventHistory } from './invent-performance.ts';
import { inventSnapshotPlan, inventSnapshots } from './invent-snapshots.ts';
import { type InventedGuests, keyOf } from './invented-guests.ts';
import type { Scene } from './scene.ts';
import { until } from './until.ts';

const os = implement(contract);

/** What the pages of a guest ask, by area. */
export const guestPagesRouters = (scene: Scene, world: InventedGuests) => {
  const notes = new Map<string, string>();
  const hardware = new Map<string, InventedHardware>();
  function hardwareOf(ref: GuestRef): InventedHardware {
    const known = hardware.get(keyOf(ref)) ?? new InventedHardware(world.find(ref), scene.hardware);
    hardware.set(keyOf(ref), known);
    return known;
  }

  return {
    agent: {
      read: os.agent.read.handler(({ input }) => inventAgent(world.find(input.guest))),
      syncTime: os.agent.syncTime.handler(() => ({})),
      freeze: os.agent.freeze.handler(() => ({ fileSystems: 2 })),
      thaw: os.agent.thaw.handler(() => ({ fileSystems: 2 })),
      setPassword: os.agent.setPassword.handler(() => ({})),
    },
    carry: {
      plan: os.carry.plan.handler(({ input }) =>
        inventCarryPlan(world.find(input.guest), input.action, world.list()),
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
    hardware: {
      documents: os.hardware.documents.handler(({ input }) => hardwareOf(input.guest).documents),
      choices: os.hardware.choices.handler(({ input }) => hardwareOf(input.guest).choices()),
      plan: os.hardware.plan.handler(({ input }) => hardwareOf(input.guest).plan(input.edits)),
      apply: os.hardware.apply.handler(({ input }) =>
        refusing(() => hardwareOf(input.guest).apply(input.edits, input.later ?? false)),
      ),
      define: os.hardware.define.handler(({ input }) => hardwareOf(input.guest).define(input.xml)),
    },
    overview: {
      read: os.overview.read.handler(({ input }) => ({
        ...inventOverview(world.find(input.guest)),
        ...(notes.has(keyOf(input.guest)) && { notes: notes.get(keyOf(input.guest)) }),
      })),
      setNotes: os.overview.setNotes.handler(({ input }) => {
        notes.set(keyOf(input.guest), input.notes);
        return {};
      }),
      setStartOrder: os.overview.setStartOrder.handler(({ input }) => {
        const { startOrder: _, ...rest } = world.find(input.guest);
        world.put(rest);
        world.change(input.guest, input.startOrder === null ? {} : { startOrder: input.startOrder });
        return {};
      }),
      startNetwork: os.overview.startNetwork.handler(() => ({})),
    },
    performance: {
      watch: os.performance.watch.handler(async function* ({ input, signal }) {
        const guest = world.find(input.guest);
        if (guest.state === 'running') {
          yield { samples: inventHistory(guest), blockJobs: [...(scene.blockJobs ?? [])] };
        }
        await until(signal);
      }),
    },
    snapshots: {
      list: os.snapshots.list.handler(({ input }) =>
        inventSnapshots(world.find(input.guest), scene.snapshots),
      ),
      thumbnail: os.snapshots.thumbnail.handler(({ input }) => drawScreen(input.snapshot, 480)),
      plan: os.snapshots.plan.handler(({ input }) =>
        inventSnapshotPlan(world.find(input.guest), input.action, scene.snapshots),
      ),
      run: os.snapshots.run.handler(() => ({ job: 'job-1' })),
    },
    disks: {
      list: os.disks.list.handler(({ input }) => inventDisks(world.find(input.guest))),
      plan: os.disks.plan.handler(({ input }) => inventDiskPlan(world.find(input.guest), input.action)),
      run: os.disks.run.handler(() => ({ job: 'job-1' })),
    },
  };
};

/** Turns a refusal of invented hardware into the failure that it carries. */
function refusing<T>(what: () => T): T {
  try {
    return what();
  } catch (error) {
    return error instanceof Refused ? fail(error.failure) : fail({ code: 'INTERNAL', params: {} });
  }
}
