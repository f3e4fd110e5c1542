import type { SnapshotRecord, TreeFacts } from './facts.ts';
import { missingBelow, missingFile, type Problem, refusal } from './refusals.ts';
import { isWritten, kindOf, othersOn, uppersOf } from './tree.ts';

const EXPORT = 'Export it as a guest of its own: that only reads.';

/** What stops a snapshot from being returned to, whatever the guest does now. */
export function snapshotProblems(facts: TreeFacts, snapshot: SnapshotRecord): Problem[] {
  const problems: Problem[] = [];
  const kind = kindOf(snapshot);
  for (const { target, kind: how, path } of snapshot.disks) {
    const gone = how === 'none' || path === undefined ? undefined : missingBelow(facts, path);
    if (gone !== undefined) problems.push(missingFile(target, gone));
    else if (how !== 'none' && path === undefined)
      problems.push(refusal(`It does not say which file the disk ${target} was.`, 'Take a new one.'));
  }
  if (kind === 'mixed')
    problems.push(
      refusal(
        'It is inside the file of one disk and outside that of another.',
        'Return to it with its own tool.',
      ),
    );
  if (kind === 'none' && snapshot.disks.length > 0)
    problems.push(refusal('No disk is part of it.', 'Take a new one.'));
  return [...problems, ...(kind === 'external' ? overwritten(facts, snapshot) : tiedDown(facts, snapshot))];
}

/** A frozen file that the guest writes again, as after a merge by another tool, is not what it was. */
function overwritten(facts: TreeFacts, { disks }: SnapshotRecord): Problem[] {
  return disks.flatMap(({ kind, path, target }) =>
    kind === 'external' && path !== undefined && isWritten(facts, path)
      ? [
          refusal(
            `The file of its disk ${target} was to stay as it is, but the guest writes it again: ${path}. What it held then is gone.`,
            'Delete the snapshot; no file is touched by that.',
          ),
        ]
      : [],
  );
}

/** Returning to an internal one changes the file it is in, and so all that stands on that file. */
function tiedDown(facts: TreeFacts, { disks }: SnapshotRecord): Problem[] {
  return disks.flatMap(({ kind, path, target }) => {
    if (kind !== 'internal' || path === undefined) return [];
    const on = [...uppersOf(facts.layers, path), ...othersOn(facts, path)];
    if (on.length > 0)
      return [refusal(`Returning to it would change ${path}, which ${on.join(', ')} stands on.`, EXPORT)];
    return isWritten(facts, path)
      ? []
      : [refusal(`The disk ${target} is not made of ${path} any more, where the snapshot is.`, EXPORT)];
  });
}
