import type { Container } from '#shared/contract/containers.ts';
import type { EngineId } from '#shared/contract/engines.ts';
import { useConnections, type LinkState } from '#renderer/api/live/connections.ts';
import { useEngines } from '#renderer/api/live/engines.ts';

type Engines = ReturnType<typeof useEngines.getState>['byId'];

function whyAway(link: LinkState, byId: Engines, id: EngineId): string | undefined {
  if (link === 'lost') return 'Innkeeper’s backend does not answer. It is being tried again.';
  const engine = byId.get(id);
  switch (engine?.state) {
    case 'online':
      return undefined;
    case 'lost':
      return `The container engine ${engine.label} does not answer. It is being tried again.`;
    default:
      return `The container engine ${engine?.label ?? id} is not connected.`;
  }
}

const whyAwayNow = (id: EngineId) => whyAway(useConnections.getState().link, useEngines.getState().byId, id);

/** Why nothing can be asked of this engine now; undefined while it is connected. */
export function useEngineAway(id: EngineId): string | undefined {
  const link = useConnections(state => state.link);
  return useEngines(({ byId }) => whyAway(link, byId, id));
}

export const isEngineReachable = ({ engine }: Pick<Container, 'engine'>): boolean =>
  whyAwayNow(engine) === undefined;

/** Why nothing can be asked of any of these containers. */
export function whyEnginesAway(containers: readonly Pick<Container, 'engine'>[]): string | undefined {
  const reasons = containers.map(({ engine }) => whyAwayNow(engine));
  return reasons.includes(undefined) ? undefined : reasons[0];
}
