import { requestAction } from '#renderer/app/guest-actions/act.ts';
import { notify, notifyFailure } from '#renderer/app/notifications/store.ts';
import { api } from '#renderer/api/client.ts';
import { guestKey, guestRef, useGuest } from '#renderer/api/live/guests.ts';
import { guestRefSchema, type Guest, type GuestRef } from '#shared/contract/guests.ts';

export interface ConsoleGuest {
  ref: GuestRef;
  guest: Guest | undefined;
  start: () => void;
  addVnc: () => void;
}

/** The guest that an address names, and what a console's overlay can do with it. Throws for no such address. */
export function useConsoleGuest(params: { connection: string; uuid: string }): ConsoleGuest {
  const ref = guestRefSchema.parse({ connection: params.connection, uuid: params.uuid });
  const guest = useGuest(guestKey(ref));
  return {
    ref,
    guest,
    start: () => {
      if (guest) requestAction([guest], guest.state === 'saved' ? 'restore' : 'start');
    },
    addVnc: () => {
      if (guest) addVnc(guest).catch(notifyFailure);
    },
  };
}

async function addVnc(guest: Guest): Promise<void> {
  const { takesEffect } = await api.guests.addVnc({ guest: guestRef(guest) });
  notify({
    tone: 'success',
    text: `${guest.name} has a VNC display now.`,
    ...(takesEffect === 'next-start' && guest.state !== 'off'
      ? { more: 'It is there from the next start: shut the guest down and start it again.' }
      : {}),
  });
}
