import type { Guest, GuestRef, GuestsEvent } from '#shared/contract/guests.ts';
import { type RowChange, type Settling, tellRows } from '../watch/tell-rows.ts';
import { guestKey } from './guest-key.ts';
import type { GuestChange, GuestStore } from './guest-store.ts';

/** A snapshot, the rest of a long list, then what changes; one event says when all is there. */
export async function* watchGuests(
  store: GuestStore,
  settling: Settling,
  signal: AbortSignal,
): AsyncGenerator<GuestsEvent, void, void> {
  const rows = {
    list: () => store.list(),
    keyOf: guestKey,
    onChange: (listener: (change: RowChange<Guest, GuestRef>) => void) =>
      store.onChange(change => listener(rowChange(change))),
  };
  for await (const event of tellRows<Guest, GuestRef>(rows, settling, signal)) {
    const { rows: guests, ...rest } = event;
    yield { ...rest, guests } as GuestsEvent;
  }
}

function rowChange(change: GuestChange): RowChange<Guest, GuestRef> {
  return change.guest === undefined
    ? { key: change.key, row: undefined, ref: change.ref }
    : { key: change.key, row: change.guest };
}
