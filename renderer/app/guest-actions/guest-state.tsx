import type { Guest } from '#shared/contract/guests.ts';
import { useStale } from '#renderer/api/live/connections.ts';
import { guestKey } from '#renderer/api/live/guests.ts';
import { StateIcon } from '#renderer/ui/state-icon.tsx';
import { pendingLabels, stateLooks } from './looks.ts';
import { usePendingOf } from './pending.ts';

/** The guest's state as a shape; turning while something was asked for and is not done. */
export function GuestStateIcon({ guest }: { guest: Guest }) {
  const pending = usePendingOf(guestKey(guest));
  return <StateIcon look={pending ? 'busy' : stateLooks[guest.state].look} />;
}

/** The guest's state in words, or what is being done about it; in the past tense while nobody can tell. */
export function useStateWords(guest: Guest): string {
  const pending = usePendingOf(guestKey(guest));
  const stale = useStale(guest.connection);
  const { label } = stateLooks[guest.state];
  if (stale) return `Was ${label.toLowerCase()}`;
  return pending ? pendingLabels[pending.action] : label;
}
