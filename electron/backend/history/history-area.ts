import { procedures } from '../procedures.ts';
import { stoppable } from '../watch/stoppable.ts';
import type { History } from './history.ts';

/** What happened to a guest. It can be read of a guest that is gone. */
export function createHistoryArea({ history }: { history: History }) {
  return {
    watch: procedures.history.watch.handler(({ input, signal }) =>
      stoppable(stop => history.watch(input.guest, stop), signal),
    ),
    before: procedures.history.before.handler(({ input }) => history.before(input.guest, input.id)),
  };
}
