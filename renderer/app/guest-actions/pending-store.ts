import { create } from 'zustand';

export interface PendingOf<Action, State> {
  action: Action;
  /** The state it was asked in: any other one ends the waiting. */
  from: State;
}

/** Actions asked for whose effect has not been seen yet. Shown instead of the state, never sent anywhere. */
export function createPendingStore<Key extends string, Action, State>() {
  type Entry = PendingOf<Action, State>;
  const useStore = create<{ byKey: ReadonlyMap<Key, Entry> }>(() => ({ byKey: new Map() }));

  function set(entries: readonly (readonly [Key, Entry])[]): void {
    if (entries.length > 0) useStore.setState(({ byKey }) => ({ byKey: new Map([...byKey, ...entries]) }));
  }

  /** Forgets what is pending of these; only that very action when it is given. */
  function clear(keys: readonly Key[], only?: Entry): void {
    const { byKey } = useStore.getState();
    const gone = keys.filter(key => byKey.has(key) && (only === undefined || byKey.get(key) === only));
    if (gone.length === 0) return;
    const next = new Map(byKey);
    for (const key of gone) next.delete(key);
    useStore.setState({ byKey: next });
  }

  /** Ends the waiting of all that are not `still` on their way. */
  function settle(still: (pending: Entry, key: Key) => boolean): void {
    const over = [...useStore.getState().byKey].filter(([key, each]) => !still(each, key));
    clear(over.map(([key]) => key));
  }

  return { useStore, set, clear, settle };
}
