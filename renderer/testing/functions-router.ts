import { implement } from '@orpc/server';
import { mediatedContract, type MediatedState } from '#shared/contract/mediated.ts';
import { sriovContract, type SriovState } from '#shared/contract/sriov.ts';
import { planMediatedChange } from '#shared/domain/mediated/plan-change.ts';
import { planChange } from '#shared/domain/sriov/plan-change.ts';
import { inventMediated, inventMediatedPlan } from './invent-mediated.ts';
import { inventPoolPlan, inventSriov } from './invent-sriov.ts';

const ended = (signal: AbortSignal | undefined) =>
  new Promise<void>(resolve => signal?.addEventListener('abort', () => resolve()));

export function sriovRouter(state: SriovState = inventSriov()) {
  const os = implement(sriovContract);
  return os.router({
    list: os.list.handler(() => state),
    watch: os.watch.handler(async function* ({ signal }) {
      await ended(signal);
      yield { changedAt: 0 };
    }),
    plan: os.plan.handler(({ input }) =>
      planChange(input.change, { state, guestMacs: [], reachable: true, host: 'here' }),
    ),
    planPool: os.planPool.handler(({ input }) => inventPoolPlan(input.action, state)),
    runPool: os.runPool.handler(() => ({ job: 'job-7' })),
  });
}

export function mediatedRouter(state: MediatedState = inventMediated()) {
  const os = implement(mediatedContract);
  return os.router({
    list: os.list.handler(() => state),
    watch: os.watch.handler(async function* ({ signal }) {
      await ended(signal);
      yield { changedAt: 0 };
    }),
    plan: os.plan.handler(({ input }) => inventMediatedPlan(input.action, state)),
    run: os.run.handler(() => ({ job: 'job-7' })),
    planHost: os.planHost.handler(({ input }) =>
      planMediatedChange(input.change, state, { reachable: true, host: 'here' }),
    ),
  });
}
