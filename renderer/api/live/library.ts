import { useEffect, useState } from 'react';
import type { Failure } from '#shared/contract/failure.ts';
import type { LibraryEvent, LibraryItem, LibraryPool } from '#shared/contract/library.ts';
import type { ConnectionId } from '#shared/contract/values.ts';
import { api } from '../client.ts';
import { toFailure } from '../failure.ts';
import { follow } from './follow.ts';

/** The images of a host, as far as they were heard of. */
export interface LibraryState {
  /** Nothing was heard yet. */
  readonly waiting: boolean;
  /** All of them were looked into. */
  readonly settled: boolean;
  readonly items: ReadonlyMap<string, LibraryItem>;
  readonly pools: readonly LibraryPool[];
  /** Why there is none. */
  readonly failure?: Failure;
}

const NOTHING: LibraryState = { waiting: true, settled: false, items: new Map(), pools: [] };
/** A long list arrives in many parts: it is drawn at once, and then a few times a second. */
const REST_MS = 120;

/** The state after an event. */
function applyLibraryEvent(state: LibraryState, event: LibraryEvent): LibraryState {
  switch (event.kind) {
    case 'snapshot':
      return { waiting: false, settled: false, items: byId(event.items), pools: event.pools };
    case 'upsert':
      return { ...state, items: new Map([...state.items, ...byId(event.items)]) };
    case 'settled':
      return { ...state, settled: true };
  }
}

const byId = (items: readonly LibraryItem[]) => new Map(items.map(item => [item.id, item]));

/** The images of a host, followed while this is shown. */
export function useLibrary(connection: ConnectionId): LibraryState {
  // Of another host nothing is known yet.
  const [heard, setHeard] = useState<{ of: ConnectionId; state: LibraryState }>();
  useEffect(() => {
    const stop = new AbortController();
    let now = NOTHING;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let toldAt = Number.NEGATIVE_INFINITY;
    const tell = () => {
      timer = undefined;
      toldAt = performance.now();
      setHeard({ of: connection, state: now });
    };
    const tellSoon = () => {
      timer ??= setTimeout(tell, Math.max(0, toldAt + REST_MS - performance.now()));
    };
    void follow({
      signal: stop.signal,
      open: signal => api.library.watch({ connection }, { signal }),
      apply: event => {
        now = applyLibraryEvent(now, event);
        tellSoon();
      },
      lost: error => {
        // What was shown stays; the page around says that the connection is lost.
        if (!now.waiting) return;
        now = { ...now, failure: toFailure(error) };
        tellSoon();
      },
    });
    return () => {
      stop.abort();
      clearTimeout(timer);
    };
  }, [connection]);
  return heard?.of === connection ? heard.state : NOTHING;
}

/** Has libvirt look at its pools again; those that could not be looked at, and why. */
export const refreshLibrary = (connection: ConnectionId) => api.library.refresh({ connection });
