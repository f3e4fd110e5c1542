import { useEffect, useState } from 'react';
import type { Failure } from '#shared/contract/failure.ts';
import type { ConnectionId } from '#shared/contract/values.ts';
import type { PoolSpace, Volume, VolumesEvent } from '#shared/contract/volumes.ts';
import { api } from '../client.ts';
import { follow } from './follow.ts';

/** What is known of a pool's volumes. A new object whenever something has changed. */
export interface PoolVolumes {
  /** Nothing was heard yet. */
  readonly waiting: boolean;
  /** Everything was read. */
  readonly settled: boolean;
  readonly byName: ReadonlyMap<string, Volume>;
  readonly space?: PoolSpace;
  /** Why nothing can be told now. */
  readonly failure?: Failure;
}

const NOTHING: PoolVolumes = { waiting: true, settled: false, byName: new Map() };
/** A long list arrives in many parts: it is drawn at once, and then a few times a second. */
const REST_MS = 120;

/** The state after an event; `byName` is changed in place, as thousands of volumes come in many parts. */
function applyVolumesEvent(
  state: PoolVolumes,
  event: VolumesEvent,
  byName: Map<string, Volume>,
): PoolVolumes {
  switch (event.kind) {
    case 'snapshot': {
      byName.clear();
      for (const volume of event.volumes) byName.set(volume.name, volume);
      const { failure: _, ...rest } = state;
      return { ...rest, waiting: false, settled: false };
    }
    case 'upsert':
      for (const volume of event.volumes) byName.set(volume.name, volume);
      return state;
    case 'remove':
      for (const name of event.names) byName.delete(name);
      return state;
    case 'space':
      return { ...state, space: event.space };
    case 'settled':
      return { ...state, waiting: false, settled: true };
    case 'unavailable':
      byName.clear();
      return { waiting: false, settled: true, byName: state.byName, failure: event.failure };
  }
}

/** The volumes of a pool, followed while this is shown; for another pool, of another component (`key`). */
export function useVolumes(connection: ConnectionId, pool: string): PoolVolumes {
  const [state, setState] = useState(NOTHING);
  useEffect(() => {
    const stop = new AbortController();
    const byName = new Map<string, Volume>();
    let now = NOTHING;
    let toldAt = Number.NEGATIVE_INFINITY;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const tell = () => {
      timer = undefined;
      toldAt = performance.now();
      setState({ ...now, byName: new Map(byName) });
    };
    void follow({
      signal: stop.signal,
      open: signal => api.volumes.watch({ connection, pool }, { signal }),
      apply: event => {
        now = applyVolumesEvent(now, event, byName);
        const rest = Math.max(0, toldAt + REST_MS - performance.now());
        if (event.kind === 'snapshot' && event.volumes.length === 0) return;
        timer ??= setTimeout(tell, rest);
      },
      // What was shown stays; the page around says that the connection is lost.
      lost: () => {},
    });
    return () => {
      stop.abort();
      clearTimeout(timer);
    };
  }, [connection, pool]);
  return state;
}
