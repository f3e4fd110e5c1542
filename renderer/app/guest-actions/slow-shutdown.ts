import type { Guest } from '#shared/contract/guests.ts';
import { notify } from '../notifications/store.ts';

/** Says that guests were asked to shut down and did not, and offers the hard way. */
export function notifySlowShutdown(guests: readonly Guest[], forceOff: () => void): void {
  const first = guests[0];
  if (first === undefined) return;
  const who = guests.length === 1 ? `“${first.name}” has` : `${guests.length} guests have`;
  notify({
    tone: 'info',
    text: `${who} not shut down yet.`,
    more: 'A guest can ignore the power button, for example while it boots or when it asks its user first.',
    action: { label: 'Force off…', run: forceOff },
  });
}
