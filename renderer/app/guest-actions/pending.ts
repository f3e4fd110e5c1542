import { create } from 'zustand';
import type { GuestAction, GuestState } from '#shared/contract/guests.ts';
import { leadsTo } from '#shared/domain/guests/actions.ts';
import { useGuests, type GuestKey } from '#renderer/api/live/guests.ts';

export interface Pending {
  action: GuestAction;
  /** The state it was asked in: any other one ends the waiting. */
  from: GuestState;
}

interface PendingStore {
  byKey: ReadonlyMap<GuestKey, Pending>;
}

/** Actions asked for whose effect has not been seen yet. Shown instead of the state, never sent anywhere. */
export const usePending = create<PendingStore>(() => ({ byKey: new Map() }));

export const usePendingOf = (key: GuestKey): Pending | undefined => usePending(({ byKey }) => byKey.get(key));

export function setPending(entries: readonly (readonly [GuestKey, Pending])[]): void {
  if (entries.length > 0) usePending.setState(({ byKey }) => ({ byKey: new Map([...byKey, ...entries]) }));
}

/** Forgets what is pending of these guests; only that very action when it is given. */
export function clearPending(keys: readonly GuestKey[], only?: Pending): void {
  const { byKey } = usePending.getState();
  const gone = keys.filter(key => byKey.has(key) && (only === undefined || byKey.get(key) === only));
  if (gone.length === 0) return;
  const next = new Map(byKey);
  for (const key of gone) next.delete(key);
  usePending.setState({ byKey: next });
}

/** True while the state may still turn into what was asked for. */
export function stillPending({ action, from }: Pending, now: GuestState | undefined): boolean {
  if (now === undefined) return false;
  if (now === from) return true;
  // A guest on its way out passes through "shutting down" before it is off.
  return now === 'shutting-down' && (leadsTo[action]?.includes('off') ?? false);
}

useGuests.subscribe(({ byKey }) => {
  const pending = usePending.getState().byKey;
  const over = [...pending].filter(([key, each]) => !stillPending(each, byKey.get(key)?.state));
  clearPending(over.map(([key]) => key));
});
