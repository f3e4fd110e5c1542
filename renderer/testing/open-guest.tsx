import { screen } from '@testing-library/react';
import { applyGuestsEvent } from '#renderer/api/live/guests.ts';
import type { Guest } from '#shared/contract/guests.ts';
import { inventConnection, inventGuest } from './invent.ts';
import { type AppOptions, openApp } from './open-app.tsx';

interface Options extends AppOptions {
  /** Below the guest's address, such as `agent`. */
  tab?: string;
  change?: Partial<Guest>;
}

/** A page of one invented guest, with the whole frame around it. For tests only. */
export async function openGuest({ tab = '', change = {}, ...options }: Options = {}) {
  const guest = inventGuest({ name: 'web', ...change });
  const app = openApp(
    `guests/${guest.connection}/${guest.uuid}${tab === '' ? '' : `/${tab}`}`,
    { connections: [inventConnection()], guests: [guest] },
    options,
  );
  await screen.findByRole('navigation', { name: `Tabs of ${guest.name}` });
  return {
    ...app,
    guest,
    /** As an event of libvirt does. */
    changed: (part: Partial<Guest>) => applyGuestsEvent({ kind: 'upsert', guests: [{ ...guest, ...part }] }),
  };
}
