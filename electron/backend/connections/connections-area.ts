import { fail, FailureError } from '../failures/fail.ts';
import type { Logger } from '../ports.ts';
import { procedures } from '../procedures.ts';
import type { ConnectionRegistry } from './connections.ts';
import { firstAnswer } from './first-answer.ts';
import { rememberedFile } from './remembered.ts';
import { placeOf, startConnections, toRemember } from './start-connections.ts';
import { readUri } from './uri.ts';

export interface ConnectionsAreaOptions {
  readonly registry: ConnectionRegistry;
  readonly stateDir: string;
  readonly log: Logger;
  readonly env: NodeJS.ProcessEnv;
  /** Addresses of the command line; undefined where none was given at all, of hosts or of engines. */
  readonly given: readonly string[] | undefined;
  readonly discover: boolean;
}

export async function createConnectionsArea(options: ConnectionsAreaOptions) {
  const { registry, stateDir, log } = options;
  const file = rememberedFile(stateDir, log);
  let remembered = await file.load();

  const remember = async () => {
    // With --connect the list is not the person's own.
    if (options.given !== undefined) return;
    remembered = toRemember(registry, remembered);
    await file.save(remembered);
  };
  const stop = await startConnections(registry, { ...options, remembered });

  const router = {
    watch: procedures.connections.watch.handler(({ signal }) => registry.watch(signal)),

    add: procedures.connections.add.handler(async ({ input, signal }) => {
      const place = placeOf(input.uri, input.label);
      const isNew = registry.get(place.id) === undefined;
      if (isNew) registry.add(place, readUri(input.uri), 'added');
      else if (input.label) registry.managed(place.id).rename(input.label);
      try {
        registry.managed(place.id).retry();
        const answer = await firstAnswer({
          shown: () => registry.get(place.id),
          onChange: listener => registry.onChange(listener),
          signal,
        });
        if (answer.state === 'failed' && input.evenIfUnreachable !== true) {
          throw answer.failure === undefined ? fail('CONNECTION_LOST') : new FailureError(answer.failure);
        }
      } catch (error) {
        if (isNew && registry.get(place.id) !== undefined) await registry.remove(place.id);
        throw error;
      }
      await remember();
      return registry.managed(place.id).shown;
    }),

    rename: procedures.connections.rename.handler(async ({ input }) => {
      const managed = registry.managed(input.id);
      managed.rename(input.label);
      await remember();
      return managed.shown;
    }),

    remove: procedures.connections.remove.handler(async ({ input }) => {
      if (registry.managed(input.id).origin !== 'added') {
        throw fail('UNSUPPORTED', {}, 'Only an added connection can be forgotten; others can be turned off.');
      }
      await registry.remove(input.id);
      await remember();
      return {};
    }),

    retry: procedures.connections.retry.handler(async ({ input }) => {
      registry.managed(input.id).retry();
      await remember();
      return {};
    }),

    disconnect: procedures.connections.disconnect.handler(async ({ input }) => {
      await registry.managed(input.id).off();
      await remember();
      return {};
    }),
  };
  return { router, stop };
}
