import type { ConnectionState } from '#shared/contract/connections.ts';
import { StateIcon, type Look } from '#renderer/ui/state-icon.tsx';
import { useConnections } from '#renderer/api/live/connections.ts';

const looks: Record<ConnectionState, Look> = {
  connecting: 'busy',
  online: 'running',
  lost: 'warning',
  failed: 'error',
  off: 'off',
};

export const connectionWords: Record<ConnectionState, string> = {
  connecting: 'connecting',
  online: 'connected',
  lost: 'lost, trying again',
  failed: 'not reachable',
  off: 'not connected',
};

/** The state of a connection or an engine as a shape; while the backend is away nothing is known. */
export function ConnectionIcon({ connection }: { connection: { state: ConnectionState } }) {
  const away = useConnections(state => state.link === 'lost');
  return <StateIcon look={away ? 'unknown' : looks[connection.state]} />;
}
