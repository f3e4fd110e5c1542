import type { GuestAction, GuestState } from '#shared/contract/guests.ts';
import { leadsTo } from '#shared/domain/guests/actions.ts';
import { useGuests, type GuestKey } from '#renderer/api/live/guests.ts';
import { createPendingStore, type PendingOf } from './pending-store.ts';

export type Pending = PendingOf<GuestAction, GuestState>;

const store = createPendingStore<GuestKey, GuestAction, GuestState>();

export const usePending = store.useStore;
export const setPending = store.set;
export const clearPending = store.clear;

export const usePendingOf = (key: GuestKey): Pending | undefined => usePending(({ byKey }) => byKey.get(key));

/** True while the state may still turn into what was asked for. */
export function stillPending({ action, from }: Pending, now: GuestState | undefined): boolean {
  if (now === undefined) return false;
  if (now === from) return true;
  // A guest on its way out passes through "shutting down" before it is off.
  return now === 'shutting-down' && (leadsTo[action]?.includes('off') ?? false);
}

useGuests.subscribe(({ byKey }) =>
  store.settle((pending, key) => stillPending(pending, byKey.get(key)?.state)),
);
