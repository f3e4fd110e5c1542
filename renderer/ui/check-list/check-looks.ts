import type { HostCheck } from '#shared/contract/host-check.ts';
import type { Look } from '../state-icon.tsx';
import type { Tone } from '../status-pill.tsx';

export type Verdict = HostCheck['verdict'];

export const checkLooks: Record<Verdict, { look: Look; tone: Tone; word: string }> = {
  ok: { look: 'ok', tone: 'run', word: 'Good' },
  advice: { look: 'warning', tone: 'pause', word: 'Could be better' },
  problem: { look: 'error', tone: 'err', word: 'Problem' },
  unknown: { look: 'unknown', tone: 'off', word: 'Not known' },
};

const urgency: Record<Verdict, number> = { problem: 0, advice: 1, unknown: 2, ok: 3 };

/** What stands in the way first, what is in order last; otherwise as the doctor ordered them. */
export const byUrgency = <Check extends { readonly verdict: Verdict }>(checks: readonly Check[]): Check[] =>
  checks.toSorted((a, b) => urgency[a.verdict] - urgency[b.verdict]);
