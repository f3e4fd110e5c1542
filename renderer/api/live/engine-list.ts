import { useEffect } from 'react';
import { create } from 'zustand';
import type { EngineListEvent } from '#shared/contract/engine-list.ts';
import type { EngineId } from '#shared/contract/engines.ts';
import type { Failure } from '#shared/contract/failure.ts';
import { toFailure } from '../failure.ts';
import { follow } from './follow.ts';

/** What is known of one list of an engine. */
export interface EngineList<Item> {
  /** By name; undefined until the first answer. */
  readonly items: readonly Item[] | undefined;
  /** Why there is no answer now; what was known before stays. */
  readonly failure: Failure | undefined;
}

export interface EngineListWays<Item> {
  readonly open: (engine: EngineId, signal: AbortSignal) => Promise<AsyncIterable<EngineListEvent<Item>>>;
  readonly keyOf: (item: Item) => string;
  readonly nameOf: (item: Item) => string;
}

/**
 * A hook that follows a list of an engine for as long as somebody looks: one stream for all who do. Without an engine
 * nothing is asked.
 */
export function createEngineList<Item>(
  ways: EngineListWays<Item>,
): (engine: EngineId | undefined) => EngineList<Item> {
  const unknown: EngineList<Item> = { items: undefined, failure: undefined };
  const useStore = create<{ byEngine: ReadonlyMap<EngineId, EngineList<Item>> }>(() => ({
    byEngine: new Map(),
  }));
  const watched = new Map<EngineId, { users: number; stop: AbortController }>();

  const put = (engine: EngineId, change: (known: EngineList<Item>) => EngineList<Item>) =>
    useStore.setState(({ byEngine }) => ({
      byEngine: new Map([...byEngine, [engine, change(byEngine.get(engine) ?? unknown)]]),
    }));

  function begin(engine: EngineId) {
    const stop = new AbortController();
    const entry = { users: 0, stop };
    watched.set(engine, entry);
    void follow({
      open: signal => ways.open(engine, signal),
      apply: event =>
        put(engine, ({ items = [] }) => ({ items: applied(ways, items, event), failure: undefined })),
      lost: error =>
        put(engine, known => ({ ...known, ...(error !== undefined && { failure: toFailure(error) }) })),
      signal: stop.signal,
    });
    return entry;
  }

  return function useEngineList(engine) {
    useEffect(() => {
      if (engine === undefined) return;
      const entry = watched.get(engine) ?? begin(engine);
      entry.users += 1;
      return () => {
        entry.users -= 1;
        if (entry.users > 0) return;
        entry.stop.abort();
        watched.delete(engine);
      };
    }, [engine]);
    return useStore(({ byEngine }) => (engine === undefined ? unknown : (byEngine.get(engine) ?? unknown)));
  };
}

/** The list after an event, by name. */
export function applied<Item>(
  { keyOf, nameOf }: Pick<EngineListWays<Item>, 'keyOf' | 'nameOf'>,
  items: readonly Item[],
  event: EngineListEvent<Item>,
): readonly Item[] {
  const byKey = new Map(event.kind === 'snapshot' ? [] : items.map(item => [keyOf(item), item]));
  if (event.kind === 'remove') for (const key of event.keys) byKey.delete(key);
  else for (const item of event.items) byKey.set(keyOf(item), item);
  return [...byKey.values()].toSorted((a, b) => nameOf(a).localeCompare(nameOf(b), 'en', { numeric: true }));
}
