import { checkDraft } from '../wizard/check-draft.ts';
import { useDraft } from '../wizard/draft-store.ts';
import { useFixing } from '../wizard/fixing.ts';
import { changePlan, usePlan } from '../wizard/plan-store.ts';
import { useSuggestion } from '../wizard/suggestion.ts';
import { basicFields } from '../pages/basic/basic-fields.ts';
import { isWithin } from '#renderer/ui/wizard/at-path.ts';
import { beginCreation, useCreation } from './creation.ts';
import { goToPage, pageOfField } from './places.ts';

/** Why the guest cannot be made as things are; what is only missing is asked for when it is to be made. */
export function whyNotNow(): string | undefined {
  const { typed, found, failure } = usePlan.getState();
  if (useCreation.getState().asking) return 'It is being asked for.';
  if (useFixing.getState().fixing) return 'What stands in the way is being put right.';
  const first = [...typed.filter(({ missing }) => !missing), ...found][0];
  return first?.what ?? (failure === undefined ? undefined : 'There is no plan for it.');
}

/** Makes the guest, or goes to what is still to be answered. `basic`: the Basic view is shown. */
export async function createGuest(start: boolean, basic: boolean): Promise<void> {
  const { draft } = useDraft.getState();
  if (draft === undefined) return;
  const { request, problems } = checkDraft(draft, useSuggestion.getState().name);
  const [first] = problems;
  if (first === undefined) return beginCreation({ ...request, start });
  changePlan({ tried: true });
  const isInSight = basic && basicFields.some(field => isWithin(first.field, field));
  if (!isInSight) goToPage(pageOfField(first.field)?.id);
}
