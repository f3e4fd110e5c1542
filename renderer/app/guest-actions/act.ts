import type { Guest, GuestAction } from '#shared/contract/guests.ts';
import { takes, leadsTo } from '#shared/domain/guests/actions.ts';
import { lackedNetwork } from '#shared/domain/networks/lacked-network.ts';
import { api } from '#renderer/api/client.ts';
import { toFailure } from '#renderer/api/failure.ts';
import { guestKey, guestRef, useGuests } from '#renderer/api/live/guests.ts';
import { showFailure } from '../notifications/store.ts';
import { openOverlay } from '../overlays.ts';
import { notifySlowShutdown } from './slow-shutdown.ts';
import { clearPending, setPending, usePending, type Pending } from './pending.ts';
import { reportOutcomes } from './report.ts';

/** How long an action that changes no state (a reboot) is shown after it was accepted. */
const settledAfterMs = 1500;
/** A guest may ignore the power button; after this long it is shown as running again. */
const shutdownPatienceMs = 45_000;

/** Asks for an action on every guest that can take it now, and shows it at once. */
export async function actOn(guests: readonly Guest[], action: GuestAction): Promise<void> {
  const taking = guests.filter(guest => takes(guest, action));
  if (taking.length === 0) return;
  const keys = taking.map(guestKey);
  const pending = new Map(
    taking.map(guest => [guestKey(guest), { action, from: guest.state } satisfies Pending]),
  );
  setPending([...pending]);
  const forget = (key: (typeof keys)[number]) => clearPending([key], pending.get(key));

  try {
    const outcomes = await api.guests.act({ guests: taking.map(guestRef), action });
    for (const outcome of outcomes) if (outcome.failure) forget(guestKey(outcome.guest));
    // No failure of a start: what is missing is offered, and the guest started then.
    const waiting = outcomes.filter(({ failure }) => failure && lackedNetwork(failure));
    if (waiting.length > 0 && (action === 'start' || action === 'restore'))
      openOverlay({ kind: 'guest-networks', action, guests: waiting.map(({ guest }) => guestKey(guest)) });
    reportOutcomes(
      action,
      taking,
      outcomes.filter(outcome => !waiting.includes(outcome)),
    );
  } catch (error) {
    keys.forEach(forget);
    showFailure(toFailure(error));
    return;
  }

  if (leadsTo[action] === undefined) setTimeout(() => keys.forEach(forget), settledAfterMs);
  else if (action === 'shutdown') setTimeout(() => giveUpOnShutdown(pending), shutdownPatienceMs);
}

function giveUpOnShutdown(asked: ReadonlyMap<ReturnType<typeof guestKey>, Pending>): void {
  const waiting = [...asked].filter(([key, each]) => usePending.getState().byKey.get(key) === each);
  for (const [key, each] of waiting) clearPending([key], each);
  const guests = waiting.flatMap(([key]) => useGuests.getState().byKey.get(key) ?? []);
  notifySlowShutdown(guests, () => openOverlay({ kind: 'guest-force-off', guests: guests.map(guestKey) }));
}

const overlayBefore = {
  'force-off': 'guest-force-off',
  reset: 'guest-reset',
  'discard-saved': 'guest-discard-saved',
} as const;

/** As `actOn`, but what loses memory asks first. */
export function requestAction(guests: readonly Guest[], action: GuestAction): void {
  if (action === 'force-off' || action === 'reset' || action === 'discard-saved') {
    const taking = guests.filter(guest => takes(guest, action));
    if (taking.length > 0) openOverlay({ kind: overlayBefore[action], guests: taking.map(guestKey) });
  } else void actOn(guests, action);
}
