import type { LibraryItem } from '#shared/contract/library.ts';
import { procedures } from '../procedures.ts';
import { activePools } from '../storage/active-pools.ts';
import { answered } from '../storage/answered.ts';
import { refreshPool } from '../storage/pools.ts';
import { stoppable } from '../watch/stoppable.ts';
import { Library } from './library.ts';
import { type WatchDeps, watchLibrary } from './watch-library.ts';

/** Images that guests of a host can start from, wherever they are, and what is in them. */
export function createLibraryArea(deps: WatchDeps) {
  const library = new Library(deps);
  const never = new AbortController().signal;
  return {
    list: procedures.library.list.handler(async ({ input, signal = never }) => {
      const live = deps.connections.require(input.connection);
      const { items, pools } = await library.items(live);
      const found = new Map<string, LibraryItem>(items.map(item => [item.id, item]));
      await library.look(live, items, item => found.set(item.id, item), signal);
      return { items: [...found.values()], pools };
    }),

    watch: procedures.library.watch.handler(({ input, signal }) =>
      stoppable(stop => watchLibrary(deps, library, input.connection, stop), signal),
    ),

    refresh: procedures.library.refresh.handler(async ({ input }) => {
      const live = deps.connections.require(input.connection);
      library.forget();
      const pools = await activePools(live);
      const failed = await Promise.all(
        pools.map(async ({ name, ref }) => {
          try {
            await answered(live, rpc => refreshPool(rpc, ref), { pool: name });
            return [];
          } catch (error) {
            return [{ pool: name, failure: deps.toFailure(error, { pool: name }) }];
          }
        }),
      );
      return { failed: failed.flat() };
    }),
  };
}
