import { procedures } from '../procedures.ts';
import { stoppable } from '../watch/stoppable.ts';
import { listOnce } from './list/list-once.ts';
import { watchVolumes } from './list/watch-volumes.ts';
import { planNow } from './plan.ts';
import { readDetails } from './read/details.ts';
import { readOffer } from './read/offer.ts';
import { runVolumeAction } from './run/run-action.ts';
import type { VolumesDeps } from './volumes-deps.ts';

/** The volumes of a pool: which there are, what can be made of them, and doing it. */
export function createVolumesArea(deps: VolumesDeps) {
  return {
    list: procedures.volumes.list.handler(({ input }) =>
      listOnce(deps, deps.connections.require(input.connection), input.pool),
    ),
    watch: procedures.volumes.watch.handler(({ input, signal }) => {
      // Of a connection that is not there, whoever asks hears at once.
      deps.connections.require(input.connection);
      return stoppable(stop => watchVolumes(deps, input, stop), signal);
    }),
    details: procedures.volumes.details.handler(({ input }) =>
      readDetails(deps, deps.connections.require(input.connection), input.pool, input.volume),
    ),
    offer: procedures.volumes.offer.handler(({ input }) =>
      readOffer(deps, deps.connections.require(input.connection), input.pool),
    ),
    plan: procedures.volumes.plan.handler(async ({ input }) => {
      const { plan } = await planNow(deps, input, input.action);
      return plan;
    }),
    run: procedures.volumes.run.handler(({ input }) => runVolumeAction(deps, input)),
  };
}
