import type { RemovalPlan } from '#shared/contract/guests.ts';
import { formatBytes } from '#renderer/ui/format.ts';

/** Names one disk or file among several guests' plans: by its target or id. */
export const diskId = (plan: RemovalPlan, target: string): string =>
  `${plan.guest.connection}/${plan.guest.uuid}/${target}`;

/** What is ticked at first: what the plans suggest, files only with all that stands on them. */
export function suggestedDisks(plans: readonly RemovalPlan[]): Set<string> {
  const disks = plans.flatMap(plan =>
    plan.disks.flatMap(({ suggested, deletable, target }) =>
      suggested && deletable ? [diskId(plan, target)] : [],
    ),
  );
  const files = plans.flatMap(plan =>
    plan.files.flatMap(({ suggested, deletable, id }) => (suggested && deletable ? [diskId(plan, id)] : [])),
  );
  return withoutStranded(plans, new Set([...disks, ...files]));
}

/** After one was ticked or unticked: what stands on a file that goes has to go, and what lies below one that stays, stays. */
export function toggled(
  plans: readonly RemovalPlan[],
  deleted: ReadonlySet<string>,
  id: string,
): Set<string> {
  const next = new Set(deleted);
  if (next.delete(id)) return withoutStranded(plans, next);
  const above = [id];
  for (let one = above.pop(); one !== undefined; one = above.pop()) {
    if (next.has(one)) continue;
    next.add(one);
    for (const plan of plans)
      for (const file of plan.files)
        if (diskId(plan, file.id) === one) above.push(...file.under.map(other => diskId(plan, other)));
  }
  return next;
}

function withoutStranded(plans: readonly RemovalPlan[], chosen: Set<string>): Set<string> {
  for (let before = -1; before !== chosen.size; ) {
    before = chosen.size;
    for (const plan of plans)
      for (const file of plan.files)
        if (file.under.some(other => !chosen.has(diskId(plan, other)))) chosen.delete(diskId(plan, file.id));
  }
  return chosen;
}

/** Everything that will be gone, one line each; kept disks are not in it. */
export function whatIsLost(plans: readonly RemovalPlan[], deleted: ReadonlySet<string>): string[] {
  const several = plans.length > 1;
  return plans.flatMap(plan => {
    const prefix = several ? `${plan.name}: ` : '';
    const disks = plan.disks
      .filter(disk => deleted.has(diskId(plan, disk.target)))
      .map(
        ({ path, capacity }) => `Disk ${path}${capacity === undefined ? '' : ` (${formatBytes(capacity)})`}`,
      );
    return [
      `The definition of ${plan.name}`,
      ...(plan.running ? [`${prefix}It runs: it is forced off first, losing what it has not written`] : []),
      ...disks.map(line => prefix + line),
      ...plan.files
        .filter(({ id }) => deleted.has(diskId(plan, id)))
        .map(({ label, path }) => `${prefix}${label}${path === undefined ? '' : ` (${path})`}`),
      ...plan.snapshots.map(name => `${prefix}Snapshot ${name}`),
      ...plan.also.map(line => prefix + line),
    ];
  });
}

/** A name has to be typed only where data goes that cannot be made again: a disk, a snapshot, saved memory. */
export function losesData(plans: readonly RemovalPlan[], deleted: ReadonlySet<string>): boolean {
  return deleted.size > 0 || plans.some(plan => plan.snapshots.length > 0 || plan.also.length > 0);
}

/** What has to be typed: the guest's name, or how many guests. */
export const wordToType = (plans: readonly RemovalPlan[]): string =>
  plans.length === 1 ? (plans[0]?.name ?? '') : `${plans.length} guests`;
