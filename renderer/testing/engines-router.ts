import { implement } from '@orpc/server';
import { contract } from '#shared/contract/contract.ts';
import type { Scene } from './scene.ts';

const os = implement(contract).engines;

export const enginesRouter = (scene: Scene) => ({
  watch: os.watch.handler(async function* ({ signal }) {
    yield { kind: 'snapshot', engines: [...(scene.engines ?? [])] };
    await new Promise(resolve => signal?.addEventListener('abort', resolve));
  }),
  retry: os.retry.handler(() => ({})),
  disconnect: os.disconnect.handler(() => ({})),
});
