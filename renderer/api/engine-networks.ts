import { useQuery } from '@tanstack/react-query';
import type {
  EngineNetworkAction,
  EngineNetworkId,
  NetworkSurroundings,
} from '#shared/contract/engine-networks.ts';
import type { EngineId } from '#shared/contract/engines.ts';
import { api } from './client.ts';

/** How an action on an engine's networks is planned and run. */
export const engineNetworkWays = (engine: EngineId) => ({
  planOf: (action: EngineNetworkAction, signal: AbortSignal) =>
    api.engineNetworks.plan({ engine, action }, { signal }),
  runOf: (action: EngineNetworkAction, stamp: string) => api.engineNetworks.run({ engine, action, stamp }),
});

/** What a new network can go out by; undefined until the first answer. */
export function useSurroundings(engine: EngineId): NetworkSurroundings | undefined {
  const { data } = useQuery({
    queryKey: ['engine-surroundings', engine],
    queryFn: ({ signal }) => api.engineNetworks.surroundings({ engine }, { signal }),
    staleTime: 10_000,
  });
  return data;
}

export const inspectNetwork = (engine: EngineId, id: EngineNetworkId) => (signal: AbortSignal) =>
  api.engineNetworks.inspect({ engine, id }, { signal });
