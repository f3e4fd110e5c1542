import { create } from 'zustand';
import type { Engine, EngineId, EnginesEvent } from '#shared/contract/engines.ts';

/** Every container engine; empty until the first answer. */
export const useEngines = create<{ loaded: boolean; byId: ReadonlyMap<EngineId, Engine> }>(() => ({
  loaded: false,
  byId: new Map(),
}));

export function applyEnginesEvent(event: EnginesEvent): void {
  useEngines.setState(({ byId }) => {
    if (event.kind === 'snapshot')
      return { loaded: true, byId: new Map(event.engines.map(each => [each.id, each])) };
    const next = new Map(byId);
    if (event.kind === 'upsert') next.set(event.engine.id, event.engine);
    else next.delete(event.id);
    return { byId: next };
  });
}

export const useEngine = (id: EngineId): Engine | undefined => useEngines(({ byId }) => byId.get(id));
