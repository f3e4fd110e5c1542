import type { ActionPlan } from '../../contract/action-plan.ts';
import type { Failure } from '../../contract/failure.ts';
import type { TreeFacts } from './facts.ts';
import { chainFrom } from './tree.ts';

export type Problem = ActionPlan['problems'][number];

/** What we do not do, for a reason that is told, with what helps. */
export function refusal(reason: string, remedy: string, field?: string): Problem {
  const failure: Failure = { code: 'UNSUPPORTED', params: { host: 'Innkeeper', reason, remedy } };
  return { ...(field !== undefined && { field }), failure };
}

export function missingFile(disk: string, path: string): Problem {
  return { failure: { code: 'BACKING_FILE_MISSING', params: { disk, path } } };
}

/** The first file that is gone of what a disk is made of. */
export function missingBelow({ layers }: TreeFacts, path: string): string | undefined {
  return chainFrom(layers, path).find(each => layers.get(each)?.missing === true);
}

/** What stands in the way of every change to the disks of a guest. */
export function stateProblems({ guest, jobs }: TreeFacts): Problem[] {
  const problems: Problem[] = [];
  const { name, state } = guest;
  if (!guest.persistent)
    problems.push(
      refusal(
        'This guest has no lasting settings: it would be gone with its snapshots as soon as it stops.',
        'Define it first, so that it stays when it is off.',
      ),
    );
  if (state === 'saved')
    problems.push(
      refusal(
        'The guest’s memory is saved, and belongs to its disks exactly as they are now.',
        'Start the guest, or throw its saved memory away.',
      ),
    );
  if (state === 'crashed' || state === 'shutting-down' || state === 'unknown')
    problems.push({ failure: { code: 'STATE_INVALID', params: { name, state } } });
  for (const target of jobs.keys())
    problems.push({ failure: { code: 'RESOURCE_BUSY', params: { name, path: target } } });
  return problems;
}

export function notThere(name: string): Problem {
  return { field: 'snapshot', failure: { code: 'NOT_FOUND', params: { name } } };
}
