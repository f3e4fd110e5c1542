import { implement } from '@orpc/server';
import { contract } from '#shared/contract/contract.ts';
import type { ActionPlan } from '#shared/contract/action-plan.ts';
import { planImageAction } from '#shared/domain/images/plan/plan-image-action.ts';
import {
  inventBuildOffer,
  inventImageDetails,
  inventImages,
  inventLayers,
  inventUsage,
} from './invent-images.ts';
import type { Scene } from './scene.ts';

const os = implement(contract).images;

export const imagesRouter = (scene: Scene) => ({
  details: os.details.handler(({ input }) =>
    inventImageDetails((scene.images ?? inventImages(input.engine)).find(({ id }) => id === input.id)),
  ),
  usage: os.usage.handler(({ input }) => inventUsage(input.engine)),
  plan: os.plan.handler(({ input: { engine, action } }): ActionPlan => {
    const usage = inventUsage(engine);
    const { plan } = planImageAction(action, {
      engine: 'Docker here',
      images: scene.images ?? inventImages(engine),
      containers: scene.containers ?? [],
      parents: new Map(),
      alone: new Map(usage.imageRows.map(({ id, size }) => [id, size])),
      written: new Map(),
      cache: { count: 2, bytes: usage.buildCache.reclaimable },
    });
    return { ...plan, stamp: 'as-shown' };
  }),
  run: os.run.handler(() => ({ job: 'run-1' })),
  tag: os.tag.handler(() => ({})),
  push: os.push.handler(() => ({ job: 'push-1' })),
  save: os.save.handler(() => ({ job: 'save-1' })),
  bring: os.bring.handler(() => ({ job: 'bring-1' })),
  buildOffer: os.buildOffer.handler(() => inventBuildOffer()),
  build: os.build.handler(() => ({ job: 'build-1' })),
  watch: os.watch.handler(async function* ({ input, signal }) {
    yield { kind: 'snapshot', items: [...(scene.images ?? inventImages(input.engine))] };
    await new Promise(resolve => signal?.addEventListener('abort', resolve));
  }),
  list: os.list.handler(({ input }) => [...(scene.images ?? inventImages(input.engine))]),
  pull: os.pull.handler(() => ({ job: 'pull-1' })),
  layers: os.layers.handler(async function* () {
    yield inventLayers();
  }),
});
