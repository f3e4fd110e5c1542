import Button from '@mui/material/Button';
import { Outlet, useParams } from '@tanstack/react-router';
import { type ReactNode, useEffect } from 'react';
import { useConnections, useStale } from '#renderer/api/live/connections.ts';
import { go } from '#renderer/app/go.ts';
import { Attention } from '#renderer/ui/attention.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import type { Connection } from '#shared/contract/connections.ts';
import type { ConnectionId } from '#shared/contract/values.ts';
import { HostTabBar } from './host-tab-bar.tsx';
import type { HostAreaId, HostTab } from './host-tab.ts';
import styles from './host-area.module.css';

interface Props {
  area: HostAreaId;
  /** “Devices”, “Storage”: the window's title says of which host. */
  title: string;
  tabs: readonly HostTab[];
  /** Whether the tabs still show what was known when the connection is lost; false: each tab says so by itself. */
  useKnown: (connection: ConnectionId) => boolean;
  /** What must not be overlooked on any of the tabs. */
  above?: (host: Connection) => ReactNode;
}

/** The pages of one host about one subject: its tabs, and above each what must not be overlooked. */
export function HostAreaPage({ title, ...props }: Props) {
  const { connection } = useParams({ strict: false });
  const waiting = useConnections(state => state.link === 'waiting');
  const host = useConnections(({ byId }) => byId.get(connection as ConnectionId));
  useEffect(() => {
    document.title = host ? `${title} of ${host.label} – Innkeeper` : `${title} – Innkeeper`;
  }, [host, title]);
  if (host) return <Inside {...props} title={title} host={host} />;
  if (waiting) return <div aria-busy="true" />;
  return (
    <EmptyState
      title="There is no such connection any more"
      action={<Button onClick={() => void go({ to: `/${props.area}` })}>Another host</Button>}
    >
      It was removed, or this address is of another computer.
    </EmptyState>
  );
}

function Inside({ area, title, tabs, useKnown, above, host }: Props & { host: Connection }) {
  const { id, label } = host;
  const stale = useStale(id);
  const known = useKnown(id);
  return (
    <div className={styles['page']}>
      <h1 className="visually-hidden">
        {title} of {label}
      </h1>
      <HostTabBar area={area} tabs={tabs} host={host} />
      {stale && known && (
        <div className={styles['note']}>
          <Attention
            what={`${label} does not answer now.`}
            why="You see the last that was known. Nothing can be changed until it is back."
          />
        </div>
      )}
      {above?.(host)}
      <div className={styles['tab']}>
        <Outlet />
      </div>
    </div>
  );
}
