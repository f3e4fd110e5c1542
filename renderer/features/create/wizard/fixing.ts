import { create } from 'zustand';
import { api } from '#renderer/api/client.ts';
import { jobEnded } from '#renderer/api/live/jobs.ts';
import { notifyFailure } from '#renderer/app/notifications/store.ts';
import type { CreateFix } from '#shared/contract/create/plan.ts';
import { getAt, setAt } from '#renderer/ui/wizard/at-path.ts';
import { changeDraft } from './draft-store.ts';
import { usePlan } from './plan-store.ts';
import { planAgain } from './planning.ts';
import type { CreateRequest } from '#shared/contract/create/request.ts';

interface Fixing {
  fixing: boolean;
  fix: (fix: CreateFix) => void;
}

/** Carries out what a problem's button offers, then makes the plan anew with the request as it should be. */
export const useFixing = create<Fixing>(set => ({
  fixing: false,
  fix: fix => {
    const { request } = usePlan.getState();
    if (request === undefined) return;
    set({ fixing: true });
    void run(request, fix).finally(() => set({ fixing: false }));
  },
}));

async function run(request: CreateRequest, fix: CreateFix): Promise<void> {
  try {
    const { job, request: next } = await api.create.fix({ request, fix });
    const end = await jobEnded(job);
    if (end.state === 'done') adopt(request, next);
    await planAgain();
  } catch (error) {
    notifyFailure(error);
  }
}

/** Takes over what the fix changed, and only that: the person may have typed on. */
function adopt(before: CreateRequest, after: CreateRequest): void {
  for (const field of Object.keys(after)) {
    const value = getAt(after, field);
    if (JSON.stringify(value) !== JSON.stringify(getAt(before, field)))
      changeDraft(draft => setAt(draft, field, value));
  }
}
