import type { DoctorCheck } from '#shared/contract/devices.ts';
import type { Verdict } from '#renderer/ui/check-list/check-looks.ts';

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
