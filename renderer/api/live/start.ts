import type { ConnectionsEvent } from '#shared/contract/connections.ts';
import { api } from '../client.ts';
import { applyConnectionsEvent, setLink, useConnections } from './connections.ts';
import { follow } from './follow.ts';
import { applyContainersEvent } from './containers.ts';
import { applyEnginesEvent } from './engines.ts';
import { applyGuestsEvent } from './guests.ts';
import { applyJobsEvent } from './jobs.ts';
import { loadSettings } from './settings.ts';

/** Follows everything the interface shows at all times. Aborting the signal ends it. */
export function startLive(signal: AbortSignal): void {
  const silent = new Set(['connections', 'engines', 'guests', 'containers', 'jobs']);

  function keep<Event>(
    name: string,
    open: (own: AbortSignal) => Promise<AsyncIterable<Event>>,
    apply: (event: Event) => void,
  ): void {
    void follow({
      signal,
      open,
      apply(event) {
        apply(event);
        silent.delete(name);
        if (silent.size === 0) setLink('live');
      },
      lost(error) {
        // A broken stream repairs itself; the console keeps why, for whoever looks into it.
        console.warn(`The stream of ${name} broke`, error);
        silent.add(name);
        if (useConnections.getState().link === 'live') setLink('lost');
      },
    });
  }

  keep(
    'connections',
    own => api.connections.watch({}, { signal: own }),
    (event: ConnectionsEvent) => {
      applyConnectionsEvent(event);
      if (event.kind === 'snapshot') {
        loadSettings().catch((error: unknown) => console.warn('The settings could not be read', error));
      }
    },
  );
  keep('guests', own => api.guests.watch({}, { signal: own }), applyGuestsEvent);
  keep('engines', own => api.engines.watch({}, { signal: own }), applyEnginesEvent);
  keep('containers', own => api.containers.watch({}, { signal: own }), applyContainersEvent);
  keep('jobs', own => api.jobs.watch({}, { signal: own }), applyJobsEvent);
}
