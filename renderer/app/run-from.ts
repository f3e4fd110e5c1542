import type { ContainerRef } from '#shared/contract/containers.ts';
import type { EngineId } from '#shared/contract/engines.ts';
import { containerKey } from '#renderer/api/live/containers.ts';
import { go } from './go.ts';
import type { RunSearch } from './run-search.ts';

const open = (search: RunSearch) =>
  void go({ to: '/guests/run/{-$page}', params: { page: undefined }, search });

export const runContainer = (): void => open({});
export const runImage = (engine: EngineId, image: string): void => open({ engine, image });
/** A new container with the settings of one that is there. */
export const runLike = (container: ContainerRef): void => open({ like: containerKey(container) });
