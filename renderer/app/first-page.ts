import { useConnections } from '#renderer/api/live/connections.ts';
import { useEngines } from '#renderer/api/live/engines.ts';
import type { ConnectionState } from '#shared/contract/connections.ts';
import { go, isAt } from './go.ts';

/**
 * Where a person is taken who asked for no page: to the guests, or, where no host and no container engine can be
 * used, to what is missing. Undefined while that cannot be told.
 */
export function firstPage(states: readonly ConnectionState[]): '/guests' | '/readiness' | undefined {
  if (states.includes('online')) return '/guests';
  return states.includes('connecting') ? undefined : '/readiness';
}

/** Decides once, as soon as it can be told, unless the person went elsewhere by then. */
export function chooseFirstPage(): void {
  if (!['', '#', '#/'].includes(location.hash)) return;
  const decide = () => {
    const { link, byId: hosts } = useConnections.getState();
    const { loaded, byId: engines } = useEngines.getState();
    if (link !== 'live' || !loaded) return;
    const page = firstPage([...hosts.values(), ...engines.values()].map(({ state }) => state));
    if (page === undefined) return;
    stopHosts();
    stopEngines();
    if (page === '/readiness' && isAt('/guests')) void go({ to: page, replace: true });
  };
  const stopHosts = useConnections.subscribe(decide);
  const stopEngines = useEngines.subscribe(decide);
}
