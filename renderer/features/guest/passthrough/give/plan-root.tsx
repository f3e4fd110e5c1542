import type { DryRun } from '#shared/contract/host-changes.ts';
import type { PassthroughPlan } from '#shared/contract/passthrough.ts';
import type { ConnectionId } from '#shared/contract/values.ts';
import { useReach, type Reach } from '#renderer/api/host-changes.ts';
import { applying } from '#renderer/ui/host-change/host-work.ts';
import { reachesRoot, RootWayNote } from '#renderer/ui/host-change/root-way.tsx';
import { Section } from '#renderer/ui/section.tsx';

/** How the host's part becomes root, and what a person has to do for it. */
export function PlanRoot({ connection, plan }: { connection: ConnectionId; plan: PassthroughPlan }) {
  const { reach, again } = useReach(connection);
  if (reach === undefined || !needsRoot(plan.dryRun)) return null;
  const work = applying(
    connection,
    plan.title,
    plan.steps.map(({ step }) => step),
  );
  return (
    <Section title="Becoming root">
      <RootWayNote reach={reach} work={work} again={again} />
    </Section>
  );
}

/** False once a person has run the script: the host is as it has to be, and the guest alone is left. */
const needsRoot = (dryRun: DryRun | undefined): boolean =>
  dryRun !== undefined && dryRun.files.length + dryRun.commands.length + dryRun.now.length > 0;

/** Whether the plan can be done from here. */
export const canBecomeRoot = (plan: PassthroughPlan, reach: Reach | undefined): boolean =>
  !needsRoot(plan.dryRun) || (reach !== undefined && reachesRoot(reach));
