import { Pending } from './pending.ts';

/** Rows in one message: few enough that checking and writing it never holds up the event loop. */
const ROWS_A_MESSAGE = 20;

/** A row that was added or changed, or the mark that it is gone. */
export type RowChange<Row, Ref> =
  | { readonly key: string; readonly row: Row }
  | { readonly key: string; readonly row: undefined; readonly ref: Ref };

export interface Rows<Row, Ref> {
  list(): Row[];
  keyOf(row: Row): string;
  onChange(listener: (change: RowChange<Row, Ref>) => void): () => void;
}

export interface Settling {
  /** What is known is all there is. */
  readonly settled: boolean;
  /** Calls back once, when settled; returns how to call it off. */
  whenSettled(tell: () => void): () => void;
}

export type Told<Row, Ref> =
  | { readonly kind: 'snapshot'; readonly rows: Row[]; readonly complete: boolean }
  | { readonly kind: 'upsert'; readonly rows: Row[]; readonly complete?: true }
  | { readonly kind: 'remove'; readonly rows: Ref[] };

/** A snapshot, the rest of a long list, then what changes; one event says when all is there. */
export async function* tellRows<Row, Ref>(
  of: Rows<Row, Ref>,
  settling: Settling,
  signal: AbortSignal,
): AsyncGenerator<Told<Row, Ref>, void, void> {
  const pending = new Pending<string, RowChange<Row, Ref> | 'settled'>();
  const known = of.list();
  const first = known.slice(0, ROWS_A_MESSAGE);
  const told = new Set(first.map(row => of.keyOf(row)));
  /** Of those there were when all was settled: the ones not told yet. A row that changes meanwhile goes to the end. */
  let owed: Set<string> | undefined;
  const unlisten = of.onChange(change => pending.put(change.key, change));
  for (const row of known.slice(ROWS_A_MESSAGE)) pending.put(of.keyOf(row), { key: of.keyOf(row), row });
  let complete = settling.settled && known.length <= ROWS_A_MESSAGE;
  const settled = () => {
    owed = new Set(of.list().flatMap(row => (told.has(of.keyOf(row)) ? [] : of.keyOf(row))));
    pending.put('settled', 'settled');
  };
  const callOff = complete ? () => undefined : settling.whenSettled(settled);
  try {
    yield { kind: 'snapshot', rows: first, complete };
    for (;;) {
      const taken = await pending.take(ROWS_A_MESSAGE, signal);
      if (taken === undefined) return;
      const changes = taken.filter(change => change !== 'settled');
      if (complete) {
        yield* toEvents(changes, false);
        continue;
      }
      for (const { key } of changes) {
        told.add(key);
        owed?.delete(key);
      }
      complete = owed?.size === 0;
      yield* toEvents(changes, complete);
    }
  } finally {
    unlisten();
    callOff();
  }
}

function* toEvents<Row, Ref>(
  changes: readonly RowChange<Row, Ref>[],
  complete: boolean,
): Generator<Told<Row, Ref>, void, void> {
  const rows: Row[] = [];
  const gone: Ref[] = [];
  for (const change of changes) {
    if (change.row === undefined) gone.push((change as { ref: Ref }).ref);
    else rows.push(change.row);
  }
  if (gone.length > 0) yield { kind: 'remove', rows: gone };
  if (complete) yield { kind: 'upsert', rows, complete };
  else if (rows.length > 0) yield { kind: 'upsert', rows };
}
