import { implement } from '@orpc/server';
import { contract } from '#shared/contract/contract.ts';
import type { Scene } from './scene.ts';

const os = implement(contract).containers;

export const containersRouter = (scene: Scene) => ({
  watch: os.watch.handler(async function* ({ signal }) {
    yield { kind: 'snapshot', containers: [...(scene.containers ?? [])], complete: true };
    await new Promise(resolve => signal?.addEventListener('abort', resolve));
  }),
  act: os.act.handler(({ input }) => input.containers.map(container => ({ container }))),
});
