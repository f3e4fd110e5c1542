import type { ContainerDeps } from '../containers/ports.ts';
import { watchEngineList } from '../engines/engine-feed.ts';
import type { EngineEvent } from '../engines/ports.ts';
import { procedures } from '../procedures.ts';
import { readNetworks } from './read-networks.ts';
import { readSurroundings } from './read-surroundings.ts';
import { prepareNetworks, runNetworks } from './run-networks.ts';

/** What changes who is in which network, besides the networks themselves. */
const containerActions = new Set(['create', 'destroy', 'rename', 'start', 'die']);

const changesNetworks = ({ type, action }: EngineEvent): boolean =>
  type === 'network' || (type === 'container' && containerActions.has(action));

/** The networks of an engine: which there are, who is in them, and doing it. */
export function createEngineNetworksArea(deps: ContainerDeps) {
  const { engineNetworks } = procedures;
  const { engines } = deps;
  return {
    watch: engineNetworks.watch.handler(({ input, signal }) =>
      watchEngineList(
        { engines, when: changesNetworks, read: readNetworks, keyOf: ({ id }) => id },
        input.engine,
        signal,
      ),
    ),

    surroundings: engineNetworks.surroundings.handler(({ input }) =>
      readSurroundings(engines.require(input.engine)),
    ),

    inspect: engineNetworks.inspect.handler(async ({ input }) => {
      const { docker } = engines.require(input.engine);
      return { json: JSON.stringify(await docker.getNetwork(input.id).inspect(), null, 2) };
    }),

    plan: engineNetworks.plan.handler(async ({ input }) => {
      const { plan } = await prepareNetworks(engines.require(input.engine), input.action);
      return plan;
    }),

    run: engineNetworks.run.handler(({ input }) =>
      runNetworks(deps, engines.require(input.engine), input.action, input.stamp),
    ),
  };
}
