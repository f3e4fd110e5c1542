import { useQuery } from '@tanstack/react-query';
import type { EngineVolumeAction } from '#shared/contract/engine-volumes.ts';
import type { EngineId } from '#shared/contract/engines.ts';
import { api } from './client.ts';

/** How an action on an engine's volumes is planned and run. */
export const engineVolumeWays = (engine: EngineId) => ({
  planOf: (action: EngineVolumeAction, signal: AbortSignal) =>
    api.engineVolumes.plan({ engine, action }, { signal }),
  runOf: (action: EngineVolumeAction, stamp: string) => api.engineVolumes.run({ engine, action, stamp }),
});

/** Bytes by name, counted once it is asked for: the engine walks through all files. */
export const useVolumeSizes = (engine: EngineId) =>
  useQuery({
    queryKey: ['engine-volume-sizes', engine],
    queryFn: ({ signal }) => api.engineVolumes.sizes({ engine }, { signal }),
    enabled: false,
  });

/** What is in a folder of a volume. */
export const useVolumeFolder = (engine: EngineId, name: string, path: string) =>
  useQuery({
    queryKey: ['engine-volume-folder', engine, name, path],
    queryFn: ({ signal }) => api.engineVolumes.browse({ engine, name, path }, { signal }),
    staleTime: 0,
  });

export const inspectVolume = (engine: EngineId, name: string) => (signal: AbortSignal) =>
  api.engineVolumes.inspect({ engine, name }, { signal });
