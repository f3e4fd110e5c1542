import Button from '@mui/material/Button';
import { api } from '#renderer/api/client.ts';
import { useConnections } from '#renderer/api/live/connections.ts';
import { notifyFailure } from '#renderer/app/notifications/store.ts';
import { go } from '#renderer/app/go.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import type { Failure } from '#shared/contract/failure.ts';
import { sentence } from '#shared/domain/failures/words.ts';
import type { ConnectionId } from '#shared/contract/values.ts';
import styles from './no-map.module.css';

/** While there is nothing to show of a host, and why. */
export function NoMap({
  connection,
  failure,
  again,
}: {
  connection: ConnectionId;
  failure: Failure | undefined;
  again: () => void;
}) {
  const host = useConnections(({ byId }) => byId.get(connection));
  const away = host !== undefined && host.state !== 'online' && host.state !== 'connecting';
  if (failure === undefined && !away) return <Skeleton />;
  const words = failure ? sentence(failure) : host?.failure && sentence(host.failure);
  return (
    <EmptyState
      title={away ? `${host.label} is not connected` : 'The devices of this host cannot be read'}
      action={
        <>
          <Button
            variant="contained"
            color="primary"
            onClick={() =>
              away ? void api.connections.retry({ id: connection }).catch(notifyFailure) : again()
            }
          >
            {away ? 'Try now' : 'Try again'}
          </Button>
          <Button onClick={() => void go({ to: '/connections/$connection', params: { connection } })}>
            See the connection
          </Button>
        </>
      }
    >
      {words ? `${words.what} ${words.why} ${words.remedy}` : 'Its devices are shown once it answers.'}
      {failure?.detail && <code className={styles['detail']}>{failure.detail}</code>}
    </EmptyState>
  );
}

function Skeleton() {
  return (
    <div aria-busy="true" aria-label="Reading the host" role="status">
      {Array.from({ length: 10 }, (_, index) => (
        <div key={index} className={styles['skeleton']} />
      ))}
    </div>
  );
}
