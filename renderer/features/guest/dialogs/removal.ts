import type { RemovalPlan } from '#shared/contract/guests.ts';
import { formatBytes } from '#renderer/ui/format.ts';

/** Names one disk among several guests' plans. */
export const diskId = (plan: RemovalPlan, target: string): string =>
  `${plan.guest.connection}/${plan.guest.uuid}/${target}`;

export function suggestedDisks(plans: readonly RemovalPlan[]): Set<string> {
  return new Set(
    plans.flatMap(plan =>
      plan.disks.filter(disk => disk.suggested && disk.deletable).map(disk => diskId(plan, disk.target)),
    ),
  );
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
