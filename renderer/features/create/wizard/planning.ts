import { api } from '#renderer/api/client.ts';
import { toFailure } from '#renderer/api/failure.ts';
import { checkDraft } from './check-draft.ts';
import type { Draft } from './draft.ts';
import { useDraft } from './draft-store.ts';
import { changePlan } from './plan-store.ts';
import { inWords } from './problem.ts';
import { useSuggestion } from './suggestion.ts';

/** A pause between keys shorter than this makes no plan of its own. */
const settleMs = 30;
/** The same where an address is being typed: each half of one would ask some server on the web. */
const addressSettleMs = 400;
/** What a plan says depends on a host that others change too. */
const refreshMs = 10_000;

let asking: AbortController | undefined;
let plannedAddresses = '';

/** The addresses of the web that a draft names, as one text. */
const addressesOf = ({ source, disks, unattended }: Draft): string =>
  [...Object.values(source), ...(disks ?? []).map(({ image }) => image), unattended?.drivers]
    .filter(text => typeof text === 'string' && /^https?:/i.test(text))
    .join(' ');

async function plan(): Promise<void> {
  const { draft } = useDraft.getState();
  if (draft === undefined) return;
  asking?.abort();
  const mine = (asking = new AbortController());
  const { request } = checkDraft(draft, useSuggestion.getState().name);
  plannedAddresses = addressesOf(draft);
  try {
    const made = await api.create.plan(request, { signal: mine.signal });
    if (mine !== asking) return;
    changePlan({ plan: made, found: made.problems.map(inWords), stale: false, failure: undefined });
  } catch (error) {
    if (mine === asking) changePlan({ stale: false, failure: toFailure(error) });
  }
}

/** Makes the plan anew whenever an answer changes; an overtaken question is cancelled. Returns how to stop. */
export function startPlanning(): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const changed = () => {
    const { draft } = useDraft.getState();
    if (draft === undefined) return;
    const { request, problems } = checkDraft(draft, useSuggestion.getState().name);
    changePlan({ request, typed: problems, stale: true });
    clearTimeout(timer);
    timer = setTimeout(
      () => void plan(),
      addressesOf(draft) === plannedAddresses ? settleMs : addressSettleMs,
    );
  };
  const stops = [useDraft.subscribe(changed), useSuggestion.subscribe(changed)];
  const refresh = setInterval(() => {
    if (document.visibilityState === 'visible') void plan();
  }, refreshMs);
  changed();
  return () => {
    for (const stop of stops) stop();
    clearTimeout(timer);
    clearInterval(refresh);
    asking?.abort();
    asking = undefined;
  };
}

/** Makes the plan anew because the host changed. */
export const planAgain = (): Promise<void> => plan();
