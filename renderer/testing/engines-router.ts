import { implement } from '@orpc/server';
import { contract } from '#shared/contract/contract.ts';
import { fail } from './failing.ts';
import type { Scene } from './scene.ts';

const os = implement(contract).engines;

export const enginesRouter = (scene: Scene) => ({
  watch: os.watch.handler(async function* ({ signal }) {
    yield {
      kind: 'snapshot',
      engines: [...(scene.engines ?? [])],
      ...(scene.configuration && { configuration: scene.configuration }),
    };
    await new Promise(resolve => signal?.addEventListener('abort', resolve));
  }),
  add: os.add.handler(() => fail({ code: 'ENGINE_ABSENT', params: { host: 'nowhere' } })),
  rename: os.rename.handler(() => fail({ code: 'NOT_FOUND', params: {} })),
  remove: os.remove.handler(() => ({})),
  look: os.look.handler(() => ({})),
  retry: os.retry.handler(() => ({})),
  disconnect: os.disconnect.handler(() => ({})),
});
