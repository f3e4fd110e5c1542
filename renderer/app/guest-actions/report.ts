import type { Guest, GuestAction, GuestOutcome } from '#shared/contract/guests.ts';
import { sentence } from '#shared/domain/failures/words.ts';
import { guestKey } from '#renderer/api/live/guests.ts';
import { notify, showFailure } from '../notifications/store.ts';
import { letRead } from './let-read.ts';
import { actionLooks } from './table.ts';

/** One message for all that failed: in full for a single guest, as a list of reasons for several. */
export function reportOutcomes(
  action: GuestAction | 'change',
  guests: readonly Guest[],
  outcomes: readonly GuestOutcome[],
): void {
  const failed = outcomes.flatMap(({ guest, failure }) =>
    failure ? [{ key: guestKey(guest), guest, failure }] : [],
  );
  const first = failed[0];
  if (first === undefined) return;
  if (failed.length === 1) {
    showFailure(first.failure, letRead(first.failure, first.guest));
    return;
  }
  const names = new Map(guests.map(guest => [guestKey(guest), guest.name]));
  const title = action === 'change' ? 'Changing' : actionLooks[action].title;
  notify({
    tone: 'failure',
    text: `${title}: ${failed.length} of ${outcomes.length} guests could not do it.`,
    more: sentence(first.failure).remedy,
    detail: failed
      .map(({ key, failure }) => `${names.get(key) ?? key}: ${sentence(failure).what}`)
      .join('\n'),
  });
}
