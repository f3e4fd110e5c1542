import type { Guest } from '#shared/contract/guests.ts';
import type { HardwareChange, HardwareEdit } from '#shared/contract/hardware.ts';
import { applyHardware } from '#renderer/api/hardware.ts';
import { guestKey } from '#renderer/api/live/guests.ts';
import { notify } from '#renderer/app/notifications/store.ts';
import { countOf } from '#renderer/ui/format.ts';
import { markHeld } from '../model/held.ts';

/**
 * Does it and says when it takes effect. A device that the guest has not let go of yet is remembered as held: answers
 * whether there is one.
 */
export async function applyAndTell(
  guest: Guest,
  edits: readonly HardwareEdit[],
  later: boolean,
): Promise<boolean> {
  const { changes, job } = await applyHardware(guest, edits, later);
  const asked = changes.filter(({ effect }) => effect === 'asked');
  if (job !== undefined) {
    markHeld(
      guestKey(guest),
      asked.map(({ item }) => item),
      job,
    );
  }
  const said = outcome(changes);
  if (said !== undefined) notify({ tone: asked.length > 0 ? 'info' : 'success', text: said });
  return asked.length > 0;
}

function outcome(changes: readonly HardwareChange[]): string | undefined {
  const count = (effect: HardwareChange['effect']) =>
    changes.filter(change => change.effect === effect).length;
  if (count('asked') > 0) return 'The guest was asked to let go of the device.';
  const [now, later] = [count('now'), count('next-start')];
  if (now + later === 0) return undefined;
  if (later === 0) return `${countOf(now, 'change')} took effect.`;
  if (now === 0)
    return `${countOf(later, 'change')} ${later === 1 ? 'takes' : 'take'} effect at the next start.`;
  return `${countOf(now, 'change')} took effect, ${later} at the next start.`;
}
