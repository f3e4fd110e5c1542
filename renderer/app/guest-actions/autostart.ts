import type { Guest } from '#shared/contract/guests.ts';
import { api } from '#renderer/api/client.ts';
import { guestRef } from '#renderer/api/live/guests.ts';
import { reportOutcomes } from './report.ts';

/** Turns it on for all unless all have it; a transient guest has no such setting. */
export async function toggleAutostart(guests: readonly Guest[]): Promise<void> {
  const kept = guests.filter(guest => guest.persistent);
  const autostart = !kept.every(guest => guest.autostart);
  const changing = kept.filter(guest => guest.autostart !== autostart);
  if (changing.length === 0) return;
  reportOutcomes(
    'change',
    changing,
    await api.guests.setAutostart({ guests: changing.map(guestRef), autostart }),
  );
}
