import { procedures } from '../procedures.ts';
import type { EngineRegistry } from './engine-registry.ts';

export function createEnginesArea({ registry }: { registry: EngineRegistry }) {
  return {
    watch: procedures.engines.watch.handler(({ signal }) => registry.watch(signal)),
    retry: procedures.engines.retry.handler(({ input }) => {
      registry.managed(input.id).supervisor.retry();
      return {};
    }),
    disconnect: procedures.engines.disconnect.handler(async ({ input }) => {
      await registry.managed(input.id).supervisor.off();
      return {};
    }),
  };
}
