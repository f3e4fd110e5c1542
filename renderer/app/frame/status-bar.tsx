import { Link } from '@tanstack/react-router';
import type { Connection } from '#shared/contract/connections.ts';
import { useConnections } from '#renderer/api/live/connections.ts';
import { useEngines } from '#renderer/api/live/engines.ts';
import { Countdown } from '#renderer/ui/countdown.tsx';
import { StateIcon } from '#renderer/ui/state-icon.tsx';
import { ConnectionIcon, connectionWords } from './connection-look.tsx';
import { RunningJobs } from './running-jobs.tsx';
import styles from './status-bar.module.css';

/** Connections and engines on the left, running jobs on the right. */
export function StatusBar() {
  const link = useConnections(state => state.link);
  const connections = useConnections(state => state.byId);
  const engines = useEngines(state => state.byId);
  return (
    <footer className={styles['bar']}>
      {link === 'lost' && (
        <span className={styles['away']} role="status">
          <StateIcon look="warning" />
          Innkeeper's backend does not answer. Trying again; what you see may be out of date.
        </span>
      )}
      {[...connections.values()].map(connection => (
        <Link
          key={connection.id}
          to="/connections/$connection"
          params={{ connection: connection.id }}
          className={styles['connection'] ?? ''}
          title={`${connection.uri}: ${connectionWords[connection.state]}`}
        >
          <ConnectionIcon connection={connection} />
          <span>{connection.label}</span>
          {connection.state !== 'online' && <Away place={connection} />}
        </Link>
      ))}
      {[...engines.values()].map(engine => (
        <Link
          key={engine.id}
          to="/engines/$engine"
          params={{ engine: engine.id }}
          className={styles['connection'] ?? ''}
          title={`${engine.address}: ${connectionWords[engine.state]}`}
        >
          <ConnectionIcon connection={engine} />
          <span>{engine.label}</span>
          {engine.state !== 'online' && <Away place={engine} />}
        </Link>
      ))}
      <RunningJobs />
    </footer>
  );
}

/** What is wrong with it, and when it is tried again. */
function Away({ place: { state, retryAt } }: { place: Pick<Connection, 'state' | 'retryAt'> }) {
  const again = state === 'lost' ? ' in ' : ', trying again in ';
  return (
    <em>
      {connectionWords[state]}
      {retryAt !== undefined && <Countdown to={retryAt} before={again} />}
    </em>
  );
}
