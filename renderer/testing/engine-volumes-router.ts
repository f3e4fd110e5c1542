import { implement } from '@orpc/server';
import { contract } from '#shared/contract/contract.ts';
import { planEngineVolumes } from '#shared/domain/engine-volumes/plan-volumes.ts';
import { MiB } from '#shared/domain/units.ts';
import { inventEngineVolumes } from './invent-engine-stores.ts';
import type { Scene } from './scene.ts';

const os = implement(contract).engineVolumes;
const at = Date.UTC(2026, 9, 4, 8, 30);

/** The volumes of every engine are the same. */
export function engineVolumesRouter(scene: Scene) {
  const volumes = scene.engineVolumes ?? inventEngineVolumes(scene.containers ?? []);
  const sizes = Object.fromEntries(volumes.map(({ name }, index) => [name, (index + 1) * 37 * MiB]));
  return {
    watch: os.watch.handler(async function* ({ signal }) {
      yield { kind: 'snapshot' as const, items: [...volumes] };
      await new Promise(resolve => signal?.addEventListener('abort', resolve));
    }),
    sizes: os.sizes.handler(() => ({ bytes: sizes })),
    inspect: os.inspect.handler(({ input }) => ({
      json: JSON.stringify({ Name: input.name, Driver: 'local' }, null, 2),
    })),
    browse: os.browse.handler(({ input }) => ({
      entries:
        input.path === '/'
          ? [
              { name: 'archive', kind: 'folder' as const, size: 4096, modifiedAt: at, mode: 0o755 },
              {
                name: 'current',
                kind: 'link' as const,
                size: 7,
                modifiedAt: at,
                mode: 0o777,
                target: 'archive',
              },
              { name: 'data.db', kind: 'file' as const, size: 12 * MiB, modifiedAt: at, mode: 0o640 },
            ]
          : [{ name: 'old.log', kind: 'file' as const, size: 1200, modifiedAt: at, mode: 0o644 }],
      more: false,
    })),
    plan: os.plan.handler(({ input }) => ({
      ...planEngineVolumes(input.action, { engine: 'Docker here', volumes, sizes }).plan,
      stamp: 'stamp',
    })),
    run: os.run.handler(() => ({ job: 'job-1' })),
  };
}
