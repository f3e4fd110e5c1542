import { useCallback, useState } from 'react';
import type { Failure } from '#shared/contract/failure.ts';
import type { PciAddress } from '#shared/contract/create/host-device.ts';
import type { Guest } from '#shared/contract/guests.ts';
import type { PassthroughOptions, PassthroughPlan } from '#shared/contract/passthrough.ts';
import type { PassthroughChoices, PassthroughRequest } from '#shared/contract/passthrough-request.ts';
import { passthroughRequestSchema } from '#shared/contract/passthrough-request.ts';
import type { Uuid } from '#shared/contract/values.ts';
import { guestRef } from '#renderer/api/live/guests.ts';
import { api } from '#renderer/api/client.ts';
import { usePassthroughOptions } from '#renderer/api/passthrough.ts';
import { useActionPlan, type PlanState } from '#renderer/ui/plan/use-action-plan.ts';
import { foundProblem, typedProblem, type DrawnField } from './problems.ts';

/** What a person chose; all else is as the plan says. */
export type Chosen = Partial<PassthroughChoices>;

export interface Give {
  options: PassthroughOptions | undefined;
  /** Why nothing can be chosen. */
  failure: Failure | undefined;
  chosen: Chosen;
  /** What stands in each field: chosen, as the plan filled it in, or the default. */
  value: <Field extends keyof PassthroughChoices>(field: Field) => PassthroughChoices[Field] | undefined;
  choose: (chosen: Chosen) => void;
  /** Back to what is best here. */
  reset: (field: keyof PassthroughChoices) => void;
  /** What is wrong with a field, as it was typed or as the plan found. */
  problemOf: (field: DrawnField) => string | undefined;
  plan: PlanState<PassthroughPlan>;
  /** The set-up that running the plan began. */
  begun: Uuid | undefined;
}

/** With the guest's state: one that has stopped meanwhile is planned for anew. */
type Asked = PassthroughRequest & { state: Guest['state'] };

const planOf = (request: Asked, signal: AbortSignal) => {
  const { state: _, ...asked } = request;
  return api.passthrough.plan(asked, { signal });
};

/** All that is known and decided while devices are given to a guest. Both must be there before anything is asked. */
export function useGive(devices: readonly PciAddress[], guest: Guest | undefined): Give {
  const [chosen, setChosen] = useState<Chosen>({});
  const [begun, setBegun] = useState<Uuid>();
  const ref = guest && guestRef(guest);
  const { options, failure } = usePassthroughOptions(ref, devices, guest?.state);
  const parsed = passthroughRequestSchema.safeParse({ guest: ref, devices, ...chosen });
  const possible = options !== undefined && options.refused.length === 0;
  const request: Asked | undefined =
    guest !== undefined && possible && parsed.success ? { ...parsed.data, state: guest.state } : undefined;
  const plan = useActionPlan(
    planOf,
    async (request: Asked, stamp: string) => {
      const { state: _, ...asked } = request;
      const started = await api.passthrough.apply({ ...asked, stamp });
      setBegun(started.setup);
      return started;
    },
    request,
  );

  const choose = useCallback((more: Chosen) => setChosen(before => ({ ...before, ...more })), []);
  const reset = useCallback(
    (field: keyof PassthroughChoices) =>
      setChosen(before => {
        const { [field]: _, ...rest } = before;
        return rest;
      }),
    [],
  );
  return {
    options,
    failure,
    chosen,
    value: field => chosen[field] ?? plan.plan?.choices[field] ?? options?.defaults[field],
    choose,
    reset,
    problemOf: field => (guest && typedProblem(parsed.error, field)) ?? foundProblem(plan.plan, field),
    plan,
    begun,
  };
}
