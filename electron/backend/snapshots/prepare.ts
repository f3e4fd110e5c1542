import { randomUUID } from 'node:crypto';
import type { UndoableStep } from '#electron/jobs/undo.ts';
import type { ActionPlan } from '#shared/contract/action-plan.ts';
import type { Guest, GuestRef } from '#shared/contract/guests.ts';
import type { SnapshotAction } from '#shared/contract/snapshots.ts';
import { uuidSchema } from '#shared/contract/values.ts';
import { readClaims } from '#shared/domain/guests/claims.ts';
import type { Op } from '#shared/domain/snapshots/ops.ts';
import { planCommit, planPull, planRebase } from '#shared/domain/snapshots/plan-chain.ts';
import { type CreateWork, planCreate } from '#shared/domain/snapshots/plan-create.ts';
import { planDelete } from '#shared/domain/snapshots/plan-delete.ts';
import { planEdit } from '#shared/domain/snapshots/plan-edit.ts';
import { type ExportWork, planExport } from '#shared/domain/snapshots/plan-export.ts';
import type { Planned } from '#shared/domain/snapshots/planned.ts';
import { planRevert, type RevertWork } from '#shared/domain/snapshots/plan-revert.ts';
import { networkProblems } from '../networks/needed.ts';
import { parseDocument } from '#shared/libvirt-xml/xml/parse.ts';
import { stamped } from '../plans/stamp.ts';
import type { Acting } from './acting.ts';
import { compareFiles } from './compare-files.ts';
import { exportPlace, isNameTaken } from './export-place.ts';
import { exportSteps } from './export.ts';
import type { SnapshotNote } from './note.ts';
import { readTree, type Tree } from './read-tree.ts';
import { revertSteps } from './revert.ts';
import type { SnapshotDeps } from './snapshot-deps.ts';
import { takeSteps } from './take.ts';

/** What is to be done: steps that are undone when one fails, or steps of no return. */
export type Doing =
  | { readonly kind: 'steps'; readonly steps: (acting: Acting) => UndoableStep[] }
  | { readonly kind: 'ops'; readonly ops: readonly Op[] };

export interface Prepared {
  readonly tree: Tree;
  readonly plan: ActionPlan;
  /** Missing while the plan has a problem that leaves nothing to do. */
  readonly doing?: Doing;
  /** What is written down while it is done. */
  readonly note?: SnapshotNote;
}

/** Looks at everything anew, and decides; nothing is changed. */
export async function prepare(deps: SnapshotDeps, guest: Guest, action: SnapshotAction): Promise<Prepared> {
  const tree = await readTree(deps, guest);
  switch (action.do) {
    case 'create': {
      const planned = planCreate(tree.facts, action);
      return take(tree, action, planned);
    }
    case 'revert':
      return revert(tree, action, await withNetworks(tree, planRevert(tree.facts, action)));
    case 'delete':
      return ops(tree, action, planDelete(tree.facts, action));
    case 'edit':
      return ops(tree, action, planEdit(tree.facts, action));
    case 'commit':
      return ops(tree, action, planCommit(tree.facts, action));
    case 'pull':
      return ops(tree, action, planPull(tree.facts, action));
    case 'rebase': {
      const found = await compareFiles(tree, action.layer, action.onto);
      return ops(tree, action, planRebase(tree.facts, action, found));
    }
    case 'export': {
      const place = await exportPlace(tree, action.pool, action.snapshot);
      const planned = planExport(tree.facts, action, place, await isNameTaken(tree, action.name));
      return exported(tree, action, planned);
    }
  }
}

/** The stamp stands for the guest's settings and for every record, not only for what a person reads. */
function complete(tree: Tree, action: SnapshotAction, planned: Planned<unknown>) {
  const { facts, nextXml, records } = tree;
  const layers = [...facts.layers.values()].map(({ path, backing, missing }) => [path, backing, missing]);
  const readFrom = [
    action,
    nextXml,
    facts.guest.state,
    records.map(({ xml, current }) => [xml, current]),
    layers,
  ];
  return { tree, plan: stamped(planned.plan, readFrom) };
}

function take(tree: Tree, action: SnapshotAction, planned: Planned<CreateWork>): Prepared {
  const { work } = planned;
  const made = [
    ...work.disks.flatMap(({ overlay }) => overlay ?? []),
    ...(work.memoryFile ? [work.memoryFile] : []),
  ];
  return {
    ...complete(tree, action, planned),
    doing: { kind: 'steps', steps: acting => takeSteps(acting, work) },
    note: { do: 'create', snapshot: work.name, made },
  };
}

function revert(tree: Tree, action: SnapshotAction, planned: Planned<RevertWork | undefined>): Prepared {
  const { work } = planned;
  if (!work) return complete(tree, action, planned);
  const kept = work.keep?.disks.flatMap(({ overlay }) => overlay ?? []) ?? [];
  return {
    ...complete(tree, action, planned),
    doing: { kind: 'steps', steps: acting => revertSteps(acting, work) },
    note: {
      do: 'revert',
      snapshot: work.snapshot,
      ...(work.keep && { keep: work.keep.name }),
      kind: work.kind,
      made: [...work.overlays.map(({ path }) => path), ...kept],
      abandoned: [...work.abandoned],
    },
  };
}

/** The networks that the guest was in then have to run, before anything is changed. */
async function withNetworks(
  { live, records }: Tree,
  planned: Planned<RevertWork | undefined>,
): Promise<Planned<RevertWork | undefined>> {
  const { plan, work } = planned;
  const record = records.find(({ ref }) => ref.name === work?.snapshot);
  const then = record && parseDocument(record.xml).root.child('domain');
  if (!then || work?.afterwards === 'off') return planned;
  const problems = await networkProblems(live, 'then', readClaims(then).networks);
  return { work, plan: { ...plan, problems: [...plan.problems, ...problems] } };
}

function ops(tree: Tree, action: SnapshotAction, planned: Planned<readonly Op[]>): Prepared {
  return {
    ...complete(tree, action, planned),
    doing: { kind: 'ops', ops: planned.work },
    note: { do: 'ops', ops: [...planned.work] },
  };
}

function exported(tree: Tree, action: SnapshotAction, planned: Planned<ExportWork | undefined>): Prepared {
  const { work } = planned;
  if (!work) return complete(tree, action, planned);
  const made: GuestRef = { connection: tree.live.id, uuid: uuidSchema.parse(randomUUID()) };
  return {
    ...complete(tree, action, planned),
    doing: { kind: 'steps', steps: acting => exportSteps(acting, work, made) },
    note: {
      do: 'export',
      name: work.name,
      uuid: made.uuid,
      made: work.disks.map(({ path }) => path),
    },
  };
}
