import type { Guest, GuestRef, GuestsEvent } from '#shared/contract/guests.ts';
import { Pending } from '../watch/pending.ts';
import { guestKey } from './guest-key.ts';
import type { GuestChange, GuestStore } from './guest-store.ts';

/** Rows in one message: few enough that checking and writing it never holds up the event loop. */
const ROWS_A_MESSAGE = 20;

interface Settling {
  readonly settled: boolean;
  whenSettled(tell: () => void): () => void;
}

type Told = GuestChange | 'settled';

/** A snapshot, the rest of a long list, then what changes; one event says when all is there. */
export async function* watchGuests(
  store: GuestStore,
  settling: Settling,
  signal: AbortSignal,
): AsyncGenerator<GuestsEvent, void, void> {
  const pending = new Pending<string, Told>();
  const known = store.list();
  const unlisten = store.onChange(change => pending.put(change.key, change));
  for (const guest of known.slice(ROWS_A_MESSAGE))
    pending.put(guestKey(guest), { key: guestKey(guest), guest });
  const complete = settling.settled && known.length <= ROWS_A_MESSAGE;
  const callOff = complete ? () => undefined : settling.whenSettled(() => pending.put('settled', 'settled'));
  try {
    yield { kind: 'snapshot', guests: known.slice(0, ROWS_A_MESSAGE), complete };
    for (;;) {
      const told = await pending.take(ROWS_A_MESSAGE, signal);
      if (told === undefined) return;
      yield* toEvents(told);
    }
  } finally {
    unlisten();
    callOff();
  }
}

function* toEvents(told: readonly Told[]): Generator<GuestsEvent, void, void> {
  const guests: Guest[] = [];
  const gone: GuestRef[] = [];
  let complete = false;
  for (const change of told) {
    if (change === 'settled') complete = true;
    else if (change.guest === undefined) gone.push(change.ref);
    else guests.push(change.guest);
  }
  if (gone.length > 0) yield { kind: 'remove', guests: gone };
  if (complete) yield { kind: 'upsert', guests, complete };
  else if (guests.length > 0) yield { kind: 'upsert', guests };
}
