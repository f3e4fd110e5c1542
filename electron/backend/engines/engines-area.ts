import { fail, FailureError } from '../failures/fail.ts';
import { firstAnswer } from '../connections/first-answer.ts';
import type { Logger } from '../ports.ts';
import { procedures } from '../procedures.ts';
import { placeOf } from './engine-place.ts';
import type { EngineRegistry } from './engine-registry.ts';
import { rememberedFile, toRemember } from './remembered.ts';
import { startEngines } from './start-engines.ts';

export interface EnginesAreaOptions {
  readonly registry: EngineRegistry;
  readonly stateDir: string;
  readonly log: Logger;
  readonly env: NodeJS.ProcessEnv;
  /** Addresses of the command line; undefined where none was given at all, of engines or others. */
  readonly given: readonly string[] | undefined;
  readonly discover: boolean;
}

export async function createEnginesArea(options: EnginesAreaOptions) {
  const { registry, stateDir, log, given } = options;
  const file = rememberedFile(stateDir, log);
  let remembered = await file.load();

  const remember = async () => {
    // With --connect the list is not the person's own.
    if (given !== undefined) return;
    remembered = toRemember(registry.all(), remembered);
    await file.save(remembered);
  };
  const search = await startEngines(registry, { ...options, remembered });

  const router = {
    watch: procedures.engines.watch.handler(({ signal }) => registry.watch(signal)),

    add: procedures.engines.add.handler(async ({ input, signal }) => {
      const { address, label, certificates, evenIfUnreachable } = input;
      const place = placeOf(address, {
        origin: 'added',
        ...(label !== undefined && { label }),
        ...(certificates ? { tls: { folder: certificates } } : {}),
      });
      const known = registry.at(place);
      const managed = known ?? registry.add(place);
      const { id } = managed.place;
      if (known && label) known.rename(label);
      managed.retry();
      try {
        const answer = await firstAnswer({
          shown: () => registry.get(id),
          onChange: listener => registry.onChange(listener),
          signal,
        });
        if (answer.state === 'failed' && evenIfUnreachable !== true)
          throw answer.failure === undefined ? fail('CONNECTION_LOST') : new FailureError(answer.failure);
      } catch (error) {
        if (known === undefined && registry.get(id) !== undefined) await registry.remove(id);
        throw error;
      }
      await remember();
      return registry.managed(id).shown;
    }),

    rename: procedures.engines.rename.handler(async ({ input }) => {
      const managed = registry.managed(input.id);
      managed.rename(input.label);
      await remember();
      return managed.shown;
    }),

    remove: procedures.engines.remove.handler(async ({ input }) => {
      if (registry.managed(input.id).place.origin !== 'added')
        throw fail('UNSUPPORTED', {}, 'Only an added engine can be forgotten; others can be turned off.');
      await registry.remove(input.id);
      await remember();
      return {};
    }),

    look: procedures.engines.look.handler(async () => {
      await search.look();
      return {};
    }),

    retry: procedures.engines.retry.handler(async ({ input }) => {
      registry.managed(input.id).retry();
      await remember();
      return {};
    }),

    disconnect: procedures.engines.disconnect.handler(async ({ input }) => {
      await registry.managed(input.id).off();
      await remember();
      return {};
    }),
  };
  return { router, stop: () => search.stop() };
}
