import { expect, it } from 'vitest';
import { type RowChange, tellRows } from './tell-rows.ts';

interface Row {
  readonly id: string;
  readonly value: number;
}

function rows(count: number) {
  const known = new Map(Array.from({ length: count }, (_, at) => [`r${at}`, { id: `r${at}`, value: 0 }]));
  const listeners = new Set<(change: RowChange<Row, string>) => void>();
  const waiting = new Set<() => void>();
  let settled = false;
  return {
    of: {
      list: () => [...known.values()],
      keyOf: ({ id }: Row) => id,
      onChange: (listener: (change: RowChange<Row, string>) => void) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    },
    settling: {
      get settled() {
        return settled;
      },
      whenSettled(tell: () => void) {
        if (settled) tell();
        else waiting.add(tell);
        return () => waiting.delete(tell);
      },
    },
    change(id: string, value: number) {
      known.set(id, { id, value });
      for (const tell of listeners) tell({ key: id, row: { id, value } });
    },
    remove(id: string) {
      known.delete(id);
      for (const tell of listeners) tell({ key: id, row: undefined, ref: id });
    },
    settle() {
      settled = true;
      for (const tell of waiting) tell();
    },
  };
}

/** Every row that was told up to the event that says that all is there. */
async function untilComplete(source: ReturnType<typeof rows>, meanwhile: (message: number) => void) {
  const told = new Map<string, number>();
  let messages = 0;
  for await (const event of tellRows(source.of, source.settling, new AbortController().signal)) {
    if (event.kind === 'remove') for (const id of event.rows) told.delete(id);
    else for (const { id, value } of event.rows) told.set(id, value);
    if (event.kind !== 'remove' && event.complete === true) break;
    meanwhile(++messages);
  }
  return told;
}

it('says that all is there only when it has told every row, also one that changed while it waited its turn', async () => {
  const source = rows(100);
  source.settle();
  const told = await untilComplete(source, () => {
    source.change('r30', 1);
    source.change('r99', 2);
  });
  expect(told.size).toBe(100);
});

it('waits until all is settled, and for nothing that is gone by then', async () => {
  const source = rows(50);
  const told = await untilComplete(source, message => {
    if (message === 1) source.change('late', 3);
    if (message !== 2) return;
    source.settle();
    source.remove('r49');
  });
  expect(told.get('late')).toBe(3);
  expect(told.has('r49')).toBe(false);
  expect(told.size).toBe(50);
});

it('says so at once of a short list that is settled', async () => {
  const source = rows(3);
  source.settle();
  expect((await untilComplete(source, () => expect.fail('It took a second message.'))).size).toBe(3);
});
