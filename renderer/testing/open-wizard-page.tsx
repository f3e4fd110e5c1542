import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ComponentType } from 'react';
import { connectApi } from '#renderer/api/client.ts';
import { createFakeBackend } from './fake-backend.ts';
import { localId } from './invent.ts';
import { scenes } from './scenes.ts';
import { setDraft, useDraft } from '#renderer/features/create/wizard/draft-store.ts';
import { emptyDraft, type Draft } from '#renderer/features/create/wizard/draft.ts';
import { Feed } from '#renderer/features/create/wizard/feed.tsx';
import { forgetPlan, usePlan } from '#renderer/features/create/wizard/plan-store.ts';

/** A page of the wizard over an invented host, planned by the planner itself. For tests only. */
export async function openPage(Page: ComponentType, scene = 'new-desktop', answers: Partial<Draft> = {}) {
  const found = scenes[scene];
  if (found === undefined) throw new Error(`There is no scene “${scene}”.`);
  forgetPlan();
  connectApi(createFakeBackend(found).link);
  setDraft({ ...emptyDraft(localId), name: 'web', source: { kind: 'none' }, ...answers });
  const user = userEvent.setup();
  const view = render(
    <QueryClientProvider client={new QueryClient()}>
      <Feed />
      <Page />
    </QueryClientProvider>,
  );
  await planned();
  return { user, unmount: view.unmount };
}

/** Resolves once the plan is the one for what was answered last. */
export const planned = (): Promise<void> =>
  waitFor(() => {
    if (usePlan.getState().stale) throw new Error('The plan is not there yet.');
  });

export const draftNow = (): Draft => useDraft.getState().draft ?? emptyDraft(localId);
export const planNow = () => usePlan.getState().plan;
