import type { Guest } from '#shared/contract/guests.ts';
import { api } from '#renderer/api/client.ts';
import { guestRef } from '#renderer/api/live/guests.ts';
import { notify } from '../notifications/store.ts';

/** It has a screen, but none that our window can show. */
export const lacksVnc = (guest: Guest | undefined): boolean =>
  guest !== undefined && guest.displays.length > 0 && guest.displays.every(({ type }) => type !== 'vnc');

export async function addVnc(guest: Guest | undefined): Promise<void> {
  if (guest === undefined) return;
  const { takesEffect } = await api.guests.addVnc({ guest: guestRef(guest) });
  notify({
    tone: 'success',
    text: `“${guest.name}” has a VNC display now.`,
    ...(takesEffect === 'next-start'
      ? { more: 'It can be opened once the guest was shut down and started again.' }
      : {}),
  });
}
