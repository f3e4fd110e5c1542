import { describeChains, describeSnapshots } from '#shared/domain/snapshots/describe.ts';
import { supportOf } from '#shared/domain/snapshots/support.ts';
import { fail } from '../failures/fail.ts';
import { procedures } from '../procedures.ts';
import { domainRef } from '../guests/guest-key.ts';
import { prepare } from './prepare.ts';
import { readMoment } from './read-records.ts';
import { readTree } from './read-tree.ts';
import { runAction } from './run.ts';
import type { SnapshotDeps } from './snapshot-deps.ts';

/** Snapshots of one guest, and the layers its disks are made of. */
export function createSnapshotsArea(deps: SnapshotDeps) {
  const { guests } = deps;
  return {
    list: procedures.snapshots.list.handler(async ({ input }) => {
      const { facts } = await readTree(deps, guests.require(input.guest));
      return {
        snapshots: describeSnapshots(facts),
        chains: describeChains(facts),
        support: supportOf(facts),
      };
    }),

    thumbnail: procedures.snapshots.thumbnail.handler(async ({ input }) => {
      const guest = guests.require(input.guest);
      const { rpc } = deps.connections.require(guest.connection);
      const snapshot = await readMoment(rpc, domainRef(guest), input.snapshot);
      const png = snapshot && (await deps.pictures.read(guest, snapshot));
      if (!png) throw fail('NOT_FOUND', { name: input.snapshot });
      return new Blob([png], { type: 'image/png' });
    }),

    plan: procedures.snapshots.plan.handler(
      async ({ input }) => (await prepare(deps, guests.require(input.guest), input.action)).plan,
    ),

    run: procedures.snapshots.run.handler(async ({ input }) => {
      const { id } = await runAction(deps, guests.require(input.guest), input.action, input.stamp);
      return { job: id };
    }),
  };
}
