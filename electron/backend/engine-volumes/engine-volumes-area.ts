import type { ContainerDeps } from '../containers/ports.ts';
import { watchEngineList } from '../engines/engine-feed.ts';
import type { EngineEvent } from '../engines/ports.ts';
import { procedures } from '../procedures.ts';
import { browseVolume } from './browse/browse-volume.ts';
import { readVolumes, readVolumeSizes } from './read-volumes.ts';
import { prepareVolumes, runVolumes } from './run-volumes.ts';

/** What changes who has which volume, besides the volumes themselves. */
const containerActions = new Set(['create', 'destroy', 'rename', 'start', 'die']);

const changesVolumes = ({ type, action }: EngineEvent): boolean =>
  type === 'volume' || (type === 'container' && containerActions.has(action));

/** The volumes of an engine: which there are, who has them, what is in them, and doing it. */
export function createEngineVolumesArea(deps: ContainerDeps) {
  const { engineVolumes } = procedures;
  const { engines } = deps;
  return {
    watch: engineVolumes.watch.handler(({ input, signal }) =>
      watchEngineList(
        { engines, when: changesVolumes, read: readVolumes, keyOf: ({ name }) => name },
        input.engine,
        signal,
      ),
    ),

    sizes: engineVolumes.sizes.handler(async ({ input, signal }) => ({
      bytes: await readVolumeSizes(engines.require(input.engine), signal),
    })),

    inspect: engineVolumes.inspect.handler(async ({ input }) => {
      const { docker } = engines.require(input.engine);
      return { json: JSON.stringify(await docker.getVolume(input.name).inspect(), null, 2) };
    }),

    browse: engineVolumes.browse.handler(({ input, signal }) =>
      browseVolume(engines.require(input.engine), input, signal),
    ),

    plan: engineVolumes.plan.handler(async ({ input }) => {
      const { plan } = await prepareVolumes(engines.require(input.engine), input.action);
      return plan;
    }),

    run: engineVolumes.run.handler(({ input }) =>
      runVolumes(deps, engines.require(input.engine), input.action, input.stamp),
    ),
  };
}
