import type { TestBackend } from '#electron/backend/testing/start-backend.ts';
import type { HostPlan } from '#shared/contract/host-plan.ts';

/** Carries a plan out by the root helper as the interface does: dry run first. Answers with the way back. */
export async function applyHostPlan(
  { client, connection, job }: TestBackend,
  { title, steps, problems }: HostPlan,
): Promise<{ undo(): Promise<void> }> {
  if (problems.length > 0) throw new Error(JSON.stringify(problems));
  async function ended(started: { job: string }): Promise<void> {
    const { state, failure } = await job(started.job);
    if (state !== 'done') throw new Error(`${title}: ${state} ${JSON.stringify(failure)}`);
  }
  const { stamp, problems: refused } = await client.hostChanges.dryRun({ connection, steps });
  if (refused.length > 0) throw new Error(JSON.stringify(refused));
  await ended(await client.hostChanges.apply({ connection, title, steps, stamp }));
  const { runs } = await client.hostChanges.runs({ connection });
  const newest = runs.toSorted((a, b) => b.at - a.at || b.id.localeCompare(a.id))[0];
  return {
    async undo() {
      const run = newest?.id ?? '';
      const planned = await client.hostChanges.planUndo({ connection, run });
      await ended(await client.hostChanges.undo({ connection, run, stamp: planned.stamp }));
    },
  };
}
