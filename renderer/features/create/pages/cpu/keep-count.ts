import { setAnswer } from '../../wizard/answers.ts';
import { useDraft } from '../../wizard/draft-store.ts';
import { usePlan } from '../../wizard/plan-store.ts';

/**
 * Makes the number of CPUs an answer. A plan would otherwise take it from what is said of each CPU, and the
 * first one pinned would leave the guest no other.
 */
export function keepCount(): void {
  const count = usePlan.getState().plan?.resolved.vcpus;
  if (count !== undefined && useDraft.getState().draft?.vcpus === undefined) setAnswer('vcpus', count);
}
