import { useEngines } from '#renderer/api/live/engines.ts';
import type { Engine } from '#shared/contract/engines.ts';

/** Which engine is meant when nobody says: one that answers before one that does not, one here before one far away. */
export function likelyEngine(engines: readonly Engine[]): Engine | undefined {
  const rank = ({ state, facts, address }: Engine): number =>
    (state === 'online' ? 0 : 2) + ((facts?.local ?? address.startsWith('unix:')) ? 0 : 1);
  return engines.toSorted((a, b) => rank(a) - rank(b))[0];
}

export const useLikelyEngine = (): Engine | undefined =>
  useEngines(({ byId }) => likelyEngine([...byId.values()]));
