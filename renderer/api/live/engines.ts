import { create } from 'zustand';
import type { Failure } from '#shared/contract/failure.ts';
import type { Engine, EngineId, EnginesEvent } from '#shared/contract/engines.ts';

interface EnginesStore {
  /** False until the first answer. */
  loaded: boolean;
  byId: ReadonlyMap<EngineId, Engine>;
  /** Why the person's Docker configuration could not be read. */
  configuration: Failure | undefined;
}

/** Every container engine. */
export const useEngines = create<EnginesStore>(() => ({
  loaded: false,
  byId: new Map(),
  configuration: undefined,
}));

export function applyEnginesEvent(event: EnginesEvent): void {
  useEngines.setState(({ byId }) => {
    if (event.kind === 'snapshot')
      return {
        loaded: true,
        byId: new Map(event.engines.map(each => [each.id, each])),
        configuration: event.configuration,
      };
    if (event.kind === 'configuration') return { configuration: event.failure };
    const next = new Map(byId);
    if (event.kind === 'upsert') next.set(event.engine.id, event.engine);
    else next.delete(event.id);
    return { byId: next };
  });
}

export const useEngine = (id: EngineId): Engine | undefined => useEngines(({ byId }) => byId.get(id));
