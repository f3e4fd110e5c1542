import type { ContainerRemovalPlan } from '#shared/contract/container-work.ts';
import { countOf, formatBytes } from '#renderer/ui/format.ts';

type Plans = readonly ContainerRemovalPlan[];

/** Volumes that nobody named and nothing else uses: they can go with their container. */
export const ownVolumes = ({ volumes }: ContainerRemovalPlan) =>
  volumes.filter(({ anonymous, usedBy }) => anonymous && usedBy.length === 0);

/** Exactly what goes, one line each. */
export function whatGoes(plans: Plans, withVolumes: boolean): string[] {
  return plans.flatMap(plan => {
    const line = (what: string) => (plans.length === 1 ? what : `${plan.name}: ${what}`);
    const processes =
      plan.processes === undefined ? 'its processes' : countOf(plan.processes, 'process', 'processes');
    return [
      ...(plan.running ? [line(`${processes}, killed at once, with what they have not written down`)] : []),
      line(
        plan.writable === undefined
          ? 'what it wrote over its image'
          : `${formatBytes(plan.writable)} that it wrote over its image`,
      ),
      ...(withVolumes ? ownVolumes(plan) : []).map(({ target, size }) =>
        line(`${size === undefined ? 'everything' : formatBytes(size)} in its volume at ${target}`),
      ),
    ];
  });
}

/** What stays, to be found again: paths of the host and volumes. */
export function whatStays(plans: Plans, withVolumes: boolean): string[] {
  const own = withVolumes
    ? []
    : plans.flatMap(ownVolumes).map(({ target }) => `the volume without a name at ${target}`);
  return [...new Set([...plans.flatMap(({ kept }) => kept), ...own])];
}
