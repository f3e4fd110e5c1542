import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import type { ActionPlan } from '#shared/contract/action-plan.ts';
import type { Failure } from '#shared/contract/failure.ts';
import { toFailure } from '#renderer/api/failure.ts';
import { useSettled } from '#renderer/ui/use-settled.ts';

/** Long enough for a word to be typed, short enough to feel answered. */
const settleMs = 250;

interface Stamped {
  readonly stamp: string;
}

export type PlanOf<Action, Plan extends Stamped = ActionPlan> = (
  action: Action,
  signal: AbortSignal,
) => Promise<Plan>;
export type RunOf<Action> = (action: Action, stamp: string) => Promise<{ job: string }>;

export interface PlanState<Plan extends Stamped = ActionPlan> {
  /** The last one there is; that of an earlier action while `stale`. */
  plan: Plan | undefined;
  /** Why there is none. */
  failure: Failure | undefined;
  /** What is shown is not what would be done: another plan is on its way, or the action is not complete. */
  stale: boolean;
  /** Running was refused because something is not as it was shown; `plan` is the new one. */
  changed: boolean;
  /** Why running was refused otherwise. */
  refused: Failure | undefined;
  busy: boolean;
  /** Plans the same action once more, as things are now. */
  again: () => void;
  /** Does what is shown. Answers with the job, or with nothing when it was refused. */
  run: () => Promise<string | undefined>;
}

interface Outcome {
  busy: boolean;
  changed: boolean;
  refused?: Failure;
}

/**
 * Plans an action anew whenever it changes, and runs exactly what was shown. Without an action (what is entered
 * makes none yet) nothing is asked. The action is plain data: it is compared by its JSON.
 */
export function useActionPlan<Action, Plan extends Stamped = ActionPlan>(
  planOf: PlanOf<Action, Plan>,
  runOf: RunOf<Action>,
  action: Action | undefined,
): PlanState<Plan> {
  const owner = useId();
  const wanted = action === undefined ? undefined : JSON.stringify(action);
  const asked = useSettled(wanted, settleMs);
  const { data, error, isPlaceholderData, isFetching, refetch } = useQuery({
    queryKey: ['action-plan', owner, asked],
    queryFn: ({ signal }) => planOf(JSON.parse(asked ?? 'null') as Action, signal),
    enabled: asked !== undefined,
    placeholderData: keepPreviousData,
    staleTime: Infinity,
    gcTime: 0,
    retry: false,
  });
  const [outcome, setOutcome] = useState<Outcome>({ busy: false, changed: false });
  const stale = wanted === undefined || wanted !== asked || isPlaceholderData || isFetching;

  const run = async () => {
    if (action === undefined || data === undefined || stale || outcome.busy) return undefined;
    setOutcome({ busy: true, changed: false });
    try {
      const { job } = await runOf(action, data.stamp);
      return job;
    } catch (thrown) {
      const refused = toFailure(thrown);
      if (refused.code !== 'CONFLICT') {
        setOutcome({ busy: false, changed: false, refused });
        return undefined;
      }
      await refetch();
      setOutcome({ busy: false, changed: true });
      return undefined;
    }
  };

  return {
    plan: data,
    failure: error === null ? undefined : toFailure(error),
    stale,
    changed: outcome.changed,
    refused: outcome.refused,
    busy: outcome.busy,
    again: () => void refetch(),
    run,
  };
}
