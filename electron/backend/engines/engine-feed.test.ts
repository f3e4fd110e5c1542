import { expect, it } from 'vitest';
import { engineIdSchema } from '#shared/contract/engines.ts';
import { Emitter } from '../watch/emitter.ts';
import { watchEngineList } from './engine-feed.ts';
import type { EngineChange, EngineEvent, Engines, LiveEngine } from './ports.ts';

const id = engineIdSchema.parse('docker');
interface Item {
  readonly name: string;
  readonly size: number;
}

const thrown = (error: unknown) => {
  throw error;
};

/** An engine that can go and come back, with a list that a test changes. */
function invent() {
  let items: readonly Item[] = [{ name: 'a', size: 1 }];
  let reads = 0;
  let gone = new AbortController();
  let events = new Emitter<EngineEvent>(thrown);
  let online = true;
  const changes = new Emitter<EngineChange>(thrown);
  const live = () => {
    const [heard, end] = [events, gone];
    return { id, onEvent: (listener: (event: EngineEvent) => void) => heard.on(listener), gone: end.signal };
  };
  let now = live();
  const engines = {
    get: () => ({ id }),
    live: () => (online ? now : undefined),
    onChange: (listener: (change: EngineChange) => void) => changes.on(listener),
  } as unknown as Engines;
  const changed = () => changes.emit({ kind: 'upsert', engine: { id } } as EngineChange);
  return {
    feed: {
      engines,
      when: ({ type }: EngineEvent) => type === 'thing',
      read: (of: LiveEngine) => {
        reads += 1;
        of.gone.throwIfAborted();
        return Promise.resolve(items);
      },
      keyOf: ({ name }: Item) => name,
    },
    set: (next: readonly Item[]) => (items = next),
    tell: (type: string) =>
      events.emit({ type, action: 'create', actor: { id: '', attributes: {} }, timeNano: 0 }),
    lose: () => {
      online = false;
      gone.abort();
      changed();
    },
    back: () => {
      gone = new AbortController();
      events = new Emitter(thrown);
      now = live();
      online = true;
      changed();
    },
    reads: () => reads,
    listeners: () => events.size,
  };
}

it('tells all, then what changed, and reads only for events that matter', async () => {
  const on = invent();
  const told = watchEngineList(on.feed, id);
  expect((await told.next()).value).toEqual({ kind: 'snapshot', items: [{ name: 'a', size: 1 }] });
  const next = told.next();
  on.tell('other');
  on.set([
    { name: 'a', size: 1 },
    { name: 'b', size: 2 },
  ]);
  on.tell('thing');
  expect((await next).value).toEqual({ kind: 'upsert', items: [{ name: 'b', size: 2 }] });
  on.set([{ name: 'b', size: 2 }]);
  on.tell('thing');
  expect((await told.next()).value).toEqual({ kind: 'remove', keys: ['a'] });
  expect(on.reads()).toBe(3);
  await told.return();
  expect(on.listeners()).toBe(0);
});

it('outlives the engine’s absence, and tells what changed meanwhile once it is back', async () => {
  const on = invent();
  const told = watchEngineList(on.feed, id);
  await told.next();
  const next = told.next();
  on.lose();
  on.set([{ name: 'c', size: 3 }]);
  on.back();
  expect((await next).value).toEqual({ kind: 'upsert', items: [{ name: 'c', size: 3 }] });
  expect((await told.next()).value).toEqual({ kind: 'remove', keys: ['a'] });
  on.set([]);
  on.tell('thing');
  expect((await told.next()).value).toEqual({ kind: 'remove', keys: ['c'] });
  await told.return();
});

it('gathers a storm of events into few readings', async () => {
  const on = invent();
  const told = watchEngineList(on.feed, id);
  await told.next();
  const next = told.next();
  on.set([{ name: 'a', size: 9 }]);
  for (let count = 0; count < 500; count += 1) on.tell('thing');
  expect((await next).value).toEqual({ kind: 'upsert', items: [{ name: 'a', size: 9 }] });
  expect(on.reads()).toBeLessThanOrEqual(3);
  await told.return();
});
