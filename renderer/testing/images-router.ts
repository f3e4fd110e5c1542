import { implement } from '@orpc/server';
import { contract } from '#shared/contract/contract.ts';
import { inventImages } from './invent-images.ts';
import type { Scene } from './scene.ts';

const os = implement(contract).images;

export const imagesRouter = (scene: Scene) => ({
  watch: os.watch.handler(async function* ({ input, signal }) {
    yield { kind: 'snapshot', items: [...(scene.images ?? inventImages(input.engine))] };
    await new Promise(resolve => signal?.addEventListener('abort', resolve));
  }),
  list: os.list.handler(({ input }) => [...(scene.images ?? inventImages(input.engine))]),
  pull: os.pull.handler(() => ({ job: 'pull-1' })),
  layers: os.layers.handler(async function* () {
    yield [];
  }),
});
