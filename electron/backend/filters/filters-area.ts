import { describeFilters } from '#shared/domain/filters/list.ts';
import type { ConnectionId } from '#shared/contract/values.ts';
import { fail } from '../failures/fail.ts';
import { procedures } from '../procedures.ts';
import { Emitter } from '../watch/emitter.ts';
import { stoppable } from '../watch/stoppable.ts';
import { type FiltersDeps, readFilters } from './read-filters.ts';
import { prepareFilter, runFilter } from './run-filter.ts';
import { watchFilters } from './watch-filters.ts';

/** Network filters of libvirt: what guests' cards may send and receive. */
export function createFiltersArea(deps: FiltersDeps) {
  const { filters } = procedures;
  const { connections, log } = deps;
  const changes = new Emitter<ConnectionId>(error =>
    log.error({ err: error }, 'A listener to network filters failed'),
  );
  return {
    list: filters.list.handler(async ({ input }) => {
      const state = await readFilters(deps, connections.require(input.connection));
      return {
        supported: state !== undefined,
        filters: state ? describeFilters(state.known, state.users) : [],
      };
    }),

    watch: filters.watch.handler(({ input, signal }) => {
      connections.require(input.connection);
      return stoppable(stop => watchFilters({ ...deps, changes }, input.connection, stop), signal);
    }),

    get: filters.get.handler(async ({ input }) => {
      const state = await readFilters(deps, connections.require(input.connection));
      const known = state?.known.find(({ uuid }) => uuid === input.uuid);
      const filter =
        state && describeFilters(state.known, state.users).find(({ uuid }) => uuid === input.uuid);
      if (!known || !filter) throw fail('NOT_FOUND');
      return { filter, xml: known.xml, form: known.form };
    }),

    plan: filters.plan.handler(async ({ input }) => {
      const { plan } = await prepareFilter(deps, connections.require(input.connection), input.action);
      return plan;
    }),

    run: filters.run.handler(async ({ input }) => {
      const { connection, action, stamp } = input;
      const live = connections.require(connection);
      return await runFilter(deps, live, { action, stamp, done: () => changes.emit(connection) });
    }),
  };
}
