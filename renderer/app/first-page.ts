import { useConnections } from '#renderer/api/live/connections.ts';
import type { ConnectionState } from '#shared/contract/connections.ts';
import { go, isAt } from './go.ts';

/**
 * Where a person is taken who asked for no page: to the guests, or, where no host can be used, to what is
 * missing. Undefined while that cannot be told.
 */
export function firstPage(states: readonly ConnectionState[]): '/guests' | '/readiness' | undefined {
  if (states.includes('online')) return '/guests';
  return states.includes('connecting') ? undefined : '/readiness';
}

/** Decides once, as soon as it can be told, unless the person went elsewhere by then. */
export function chooseFirstPage(): void {
  if (!['', '#', '#/'].includes(location.hash)) return;
  const stop = useConnections.subscribe(({ link, byId }) => {
    if (link !== 'live') return;
    const page = firstPage([...byId.values()].map(connection => connection.state));
    if (page === undefined) return;
    stop();
    if (page === '/readiness' && isAt('/guests')) void go({ to: page, replace: true });
  });
}
