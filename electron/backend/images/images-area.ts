import { beginPull } from './carry/pull.ts';
import type { ImageDeps } from './image-deps.ts';
import { LayerFeeds } from './layer-feeds.ts';
import { readImages } from './read/read-images.ts';
import { watchEngineList } from '../engines/engine-feed.ts';
import type { EngineEvent } from '../engines/ports.ts';
import type { ContainerDeps } from '../containers/ports.ts';
import { procedures } from '../procedures.ts';

const changesImages = ({ type, action }: EngineEvent): boolean =>
  type === 'image' || (type === 'container' && action.startsWith('commit'));

/** The images of an engine: which there are, where they come from and go to, and the room all of it takes. */
export function createImagesArea(given: ContainerDeps) {
  const deps: ImageDeps = { ...given, layers: new LayerFeeds() };
  const { images } = procedures;
  const { engines } = deps;
  return {
    watch: images.watch.handler(({ input, signal }) =>
      watchEngineList(
        { engines, when: changesImages, read: readImages, keyOf: ({ id }) => id },
        input.engine,
        signal,
      ),
    ),
    list: images.list.handler(({ input }) => readImages(engines.require(input.engine))),
    pull: images.pull.handler(({ input: { engine, ...choice } }) => beginPull(deps, engine, choice)),
    layers: images.layers.handler(({ input, signal }) => deps.layers.watch(input.job, signal)),
  };
}
