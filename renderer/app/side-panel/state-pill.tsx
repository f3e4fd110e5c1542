import { formatDuration } from '#renderer/ui/format.ts';
import type { Look } from '#renderer/ui/state-icon.tsx';
import { StatusPill, type Tone } from '#renderer/ui/status-pill.tsx';
import { useNow } from '#renderer/ui/use-now.ts';

interface StatePillProps {
  words: string;
  look: Look;
  tone: Tone;
  /** In milliseconds since 1970. */
  since: number | undefined;
  /** It was told to be in another. */
  pending: boolean;
  /** Nothing is known of it now. */
  away: boolean;
}

/** Before that, seconds would have to be counted for all to see. */
const aMinute = 60_000;

/** The state of what is open, and for how long it has been in it. */
export function StatePill({ words, look, tone, since, pending, away }: StatePillProps) {
  const now = useNow(15_000);
  const forMs = since === undefined ? 0 : now - since;
  if (away) {
    return (
      <StatusPill tone="off" look={look}>
        {words}
      </StatusPill>
    );
  }
  return (
    <StatusPill tone={pending ? 'accent' : tone} look={pending ? 'busy' : look}>
      {words}
      {!pending && forMs >= aMinute && ` · ${formatDuration(forMs)}`}
    </StatusPill>
  );
}
