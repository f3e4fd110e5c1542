import type { Check } from '#shared/contract/readiness.ts';

const urgency: Record<Check['verdict'], number> = { problem: 0, unknown: 1, advice: 2, ok: 3 };

/** What keeps guests from running first, what is in order last; otherwise as the backend ordered them. */
export const byUrgency = (checks: readonly Check[]): Check[] =>
  checks.toSorted((a, b) => urgency[a.verdict] - urgency[b.verdict]);

/** The page in one sentence. */
export function summary(checks: readonly Check[]): string {
  const problems = checks.filter(check => check.verdict === 'problem').length;
  const advice = checks.filter(check => check.verdict === 'advice').length;
  if (problems === 1)
    return 'One thing keeps this host from running guests well. It comes first, with its remedy.';
  if (problems > 1)
    return `${problems} things keep this host from running guests well. They come first, each with its remedy.`;
  if (advice > 0) return 'This host can run guests. Some things could be better.';
  return 'This host is ready to run guests.';
}
