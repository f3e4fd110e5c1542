import type { SnapshotAction } from '../../contract/snapshots.ts';
import type { TreeFacts } from './facts.ts';
import { type Op, opTitle } from './ops.ts';
import type { Planned } from './planned.ts';
import { notThere, type Problem, refusal } from './refusals.ts';

/** Renames or describes one. No file is touched. */
export function planEdit(
  { snapshots, guest }: TreeFacts,
  action: Extract<SnapshotAction, { do: 'edit' }>,
): Planned<readonly Op[]> {
  const snapshot = snapshots.find(({ name }) => name === action.snapshot);
  const name = action.name ?? action.snapshot;
  const problems: Problem[] = snapshot ? [] : [notThere(action.snapshot)];
  if (name !== action.snapshot) {
    if (snapshots.some(each => each.name === name))
      problems.push({ field: 'name', failure: { code: 'NAME_TAKEN', params: { name } } });
    if (snapshot?.disks.some(({ kind }) => kind === 'internal') === true || snapshot?.memory === 'internal')
      problems.push(
        refusal(
          'It is inside the disks’ files under this name, and QEMU cannot rename it there.',
          'Change its description instead.',
          'name',
        ),
      );
  }
  const description = action.description ?? snapshot?.description ?? '';
  const op: Op = { do: 'rewrite', snapshot: action.snapshot, name, description };
  return {
    work: [op],
    plan: {
      title: `${opTitle(op)} of ${guest.name}`,
      steps: [opTitle(op)],
      files: [],
      lost: [],
      warnings: [],
      problems,
      space: [],
      takesEffect: 'now',
    },
  };
}
