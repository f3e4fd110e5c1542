import { isWithin } from '#renderer/ui/wizard/at-path.ts';
import { basicFields } from '../pages/basic-page.tsx';
import { checkDraft } from '../wizard/check-draft.ts';
import { useDraft } from '../wizard/draft-store.ts';
import { changePlan, usePlan } from '../wizard/plan-store.ts';
import { goToPage, pageOfField } from './places.ts';
import { beginRunning, useRunning } from './running.ts';

/** Why it cannot be run as things are; what is only missing is asked for when it is to be run. */
export function whyNotNow(): string | undefined {
  const { typed, found, failure } = usePlan.getState();
  if (useRunning.getState().asking) return 'It is being asked for.';
  const first = [...typed.filter(({ missing }) => !missing), ...found][0];
  return first?.what ?? (failure === undefined ? undefined : 'There is no plan for it.');
}

/** Runs it, or goes to what is still to be answered. `basic`: the Basic view is shown. */
export async function runIt(start: boolean, basic: boolean): Promise<void> {
  const { draft } = useDraft.getState();
  if (draft === undefined) return;
  const { request, problems } = checkDraft(draft);
  const [first] = problems;
  if (first === undefined && request !== undefined)
    return beginRunning({ ...request, ...(!start && { start }) });
  changePlan({ tried: true });
  const field = first?.field ?? 'image';
  const isInSight = basic && basicFields.some(each => isWithin(field, each));
  if (!isInSight) goToPage(pageOfField(field)?.id);
}
