import { api } from '#renderer/api/client.ts';
import { toFailure } from '#renderer/api/failure.ts';
import type { RunPlan } from '#shared/contract/container-run/plan.ts';
import { sentence } from '#shared/domain/failures/words.ts';
import type { WizardProblem } from '#renderer/ui/wizard/answer.ts';
import { type Checked, checkDraft } from './check-draft.ts';
import { useDraft } from './draft-store.ts';
import { changePlan } from './plan-store.ts';

/** A pause between keys shorter than this makes no plan of its own: each looks at the engine and its host. */
const settleMs = 120;
/** Others take ports and names too. */
const refreshMs = 10_000;

let asking: AbortController | undefined;

/** A problem that the plan found, in words. */
export function inWords({ field, failure }: RunPlan['problems'][number]): WizardProblem {
  const { reason } = failure.params;
  // The field it stands beside is in sight: its reason alone says what to do.
  if (failure.code === 'INPUT_INVALID' && reason !== undefined) return { field, what: reason, more: '' };
  const { what, why, remedy } = sentence(failure);
  return {
    field,
    what,
    more: [why, remedy].filter(Boolean).join(' '),
    ...(failure.detail !== undefined && { detail: failure.detail }),
  };
}

/** What was typed and cannot be read, before what was read and cannot be taken. */
function typedProblems(): Pick<Checked, 'request' | 'placeOf'> & { typed: WizardProblem[] } {
  const { draft, unread } = useDraft.getState();
  if (draft === undefined) return { request: undefined, placeOf: field => field, typed: [] };
  const { problems, ...checked } = checkDraft(draft);
  const illegible = Object.entries(unread).map(([field, { why }]) => ({ field, what: why, more: '' }));
  return { ...checked, typed: [...illegible, ...problems] };
}

/** What the plan says, at the fields where it was typed. */
const placed = <Found extends { readonly field: string }>(
  found: readonly Found[],
  placeOf: Checked['placeOf'],
): Found[] => found.map(each => ({ ...each, field: placeOf(each.field) }));

async function plan(): Promise<void> {
  asking?.abort();
  const mine = (asking = new AbortController());
  const { request, placeOf } = typedProblems();
  if (request === undefined) {
    changePlan({ plan: undefined, found: [], stale: false, failure: undefined });
    return;
  }
  try {
    const made = await api.containerRun.plan(request, { signal: mine.signal });
    if (mine !== asking) return;
    const problems = placed(made.problems, placeOf);
    const [risks, notes] = [placed(made.risks, placeOf), placed(made.notes, placeOf)];
    changePlan({
      plan: { ...made, problems, risks, notes },
      found: problems.map(inWords),
      stale: false,
      failure: undefined,
    });
  } catch (error) {
    if (mine === asking) changePlan({ stale: false, failure: toFailure(error) });
  }
}

/** Makes the plan anew whenever an answer changes; an overtaken question is cancelled. Returns how to stop. */
export function startPlanning(): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const changed = () => {
    changePlan({ typed: typedProblems().typed, stale: true });
    clearTimeout(timer);
    timer = setTimeout(() => void plan(), settleMs);
  };
  const stop = useDraft.subscribe(changed);
  const refresh = setInterval(() => {
    if (document.visibilityState === 'visible') void plan();
  }, refreshMs);
  changed();
  return () => {
    stop();
    clearTimeout(timer);
    clearInterval(refresh);
    asking?.abort();
    asking = undefined;
  };
}
