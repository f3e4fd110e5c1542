import { watchEngineList } from '../engines/engine-feed.ts';
import type { EngineEvent } from '../engines/ports.ts';
import { procedures } from '../procedures.ts';
import { beginBuild } from './build/build.ts';
import { readOffer } from './build/offer.ts';
import { beginBring } from './carry/bring.ts';
import { beginPull } from './carry/pull.ts';
import { beginPush } from './carry/push.ts';
import { beginSave } from './carry/save.ts';
import { tagImage } from './carry/tag.ts';
import type { ImageDeps, ImagesAreaDeps } from './image-deps.ts';
import { LayerFeeds } from './layer-feeds.ts';
import { readDetails } from './read/read-details.ts';
import { readImages } from './read/read-images.ts';
import { readUsage } from './read/read-usage.ts';
import { planNow } from './remove/plan-now.ts';
import { runAction } from './remove/run-action.ts';

const changesImages = ({ type, action }: EngineEvent): boolean =>
  type === 'image' || (type === 'container' && action.startsWith('commit'));

/** The images of an engine: which there are, where they come from and go to, and the room all of it takes. */
export function createImagesArea(given: ImagesAreaDeps) {
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
    details: images.details.handler(({ input }) => readDetails(engines.require(input.engine), input.id)),
    usage: images.usage.handler(({ input, signal }) => readUsage(engines.require(input.engine), signal)),
    plan: images.plan.handler(async ({ input }) => (await planNow(deps, input.engine, input.action)).plan),
    run: images.run.handler(({ input }) => runAction(deps, input.engine, input.action, input.stamp)),
    tag: images.tag.handler(({ input }) => tagImage(deps, input)),
    pull: images.pull.handler(({ input: { engine, ...choice } }) => beginPull(deps, engine, choice)),
    push: images.push.handler(({ input }) => beginPush(deps, input.engine, input.name)),
    layers: images.layers.handler(({ input, signal }) => deps.layers.watch(input.job, signal)),
    save: images.save.handler(({ input, context }) =>
      beginSave(deps, input.engine, input.choice, context.session),
    ),
    bring: images.bring.handler(({ input }) => beginBring(deps, input.engine, input.choice)),
    buildOffer: images.buildOffer.handler(({ input }) =>
      readOffer(engines.require(input.engine), input.folder),
    ),
    build: images.build.handler(({ input }) => beginBuild(deps, input.engine, input.choice)),
  };
}
