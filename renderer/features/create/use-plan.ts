import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { api } from '#renderer/api/client.ts';
import { toFailure } from '#renderer/api/failure.ts';
import type { CreatePlan, CreateRequest } from '#shared/contract/create.ts';
import type { Failure } from '#shared/contract/failure.ts';

/** A pause in typing after which the plan is made anew. */
const settleMs = 200;

export interface PlanState {
  plan: CreatePlan | undefined;
  /** The plan shown is not yet the one for what is typed. */
  stale: boolean;
  failure: Failure | undefined;
}

/** The plan for a request, made anew whenever the request rests; an overtaken question is cancelled. */
export function usePlan(request: CreateRequest | undefined): PlanState {
  const wanted = JSON.stringify(request);
  const [settled, setSettled] = useState(wanted);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(wanted), settleMs);
    return () => clearTimeout(timer);
  }, [wanted]);

  const asked = settled === undefined ? undefined : (JSON.parse(settled) as CreateRequest);
  const { data, error, isPlaceholderData } = useQuery({
    queryKey: ['create', 'plan', asked],
    queryFn: ({ signal }) => api.create.plan(asked as CreateRequest, { signal }),
    enabled: asked !== undefined,
    placeholderData: previous => previous,
    // What a plan says depends on a host that others change too.
    staleTime: 5000,
  });
  return {
    plan: request === undefined ? undefined : data,
    stale: isPlaceholderData || settled !== wanted || data === undefined,
    failure: error === null ? undefined : toFailure(error),
  };
}
