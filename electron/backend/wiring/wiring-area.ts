import { procedures } from '../procedures.ts';
import { stoppable } from '../watch/stoppable.ts';
import { Rates } from './rates.ts';
import { readWiring, type WiringDeps } from './read-wiring.ts';
import { watchWiring } from './watch-wiring.ts';

/** What hangs on what on a host, from its cards to its guests' cards, and how much goes through. */
export function createWiringArea(deps: WiringDeps) {
  const { wiring } = procedures;
  const rates = new Rates(deps);
  return {
    map: wiring.map.handler(({ input }) => readWiring(deps, input.connection)),
    watch: wiring.watch.handler(({ input, signal }) => {
      deps.connections.require(input.connection);
      return stoppable(stop => watchWiring(deps, input.connection, stop), signal);
    }),
    rates: wiring.rates.handler(({ input, signal }) => {
      deps.connections.require(input.connection);
      return stoppable(stop => rates.watch(input.connection, input.intervalMs, stop), signal);
    }),
  };
}
