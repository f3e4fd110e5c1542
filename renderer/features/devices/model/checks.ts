import type { DoctorCheck } from '#shared/contract/devices.ts';
import type { Look } from '#renderer/ui/state-icon.tsx';
import type { Tone } from '#renderer/ui/status-pill.tsx';

type Verdict = DoctorCheck['verdict'];

export const checkLooks: Record<Verdict, { look: Look; tone: Tone; word: string }> = {
  ok: { look: 'ok', tone: 'run', word: 'Good' },
  advice: { look: 'warning', tone: 'pause', word: 'Could be better' },
  problem: { look: 'error', tone: 'err', word: 'Problem' },
  unknown: { look: 'unknown', tone: 'off', word: 'Not known' },
};

const urgency: Record<Verdict, number> = { problem: 0, advice: 1, unknown: 2, ok: 3 };

/** What stands in the way first, what is in order last; otherwise as the doctor ordered them. */
export const byUrgency = (checks: readonly DoctorCheck[]): DoctorCheck[] =>
  checks.toSorted((a, b) => urgency[a.verdict] - urgency[b.verdict]);

/** The doctor's findings in one sentence. */
export function diagnosis(checks: readonly DoctorCheck[]): string {
  const of = (verdict: Verdict) => checks.filter(check => check.verdict === verdict).length;
  const problems = of('problem');
  if (problems === 1)
    return 'One thing keeps this host from giving devices to guests. It comes first, with its remedy.';
  if (problems > 1)
    return `${problems} things keep this host from giving devices to guests. They come first, each with its remedy.`;
  if (of('advice') > 0) return 'This host can give devices to guests. Some things could be better.';
  if (of('unknown') > 0)
    return 'Nothing stands in the way that could be seen from here. Some things are not known.';
  return 'This host is ready to give devices to guests.';
}
