import Button from '@mui/material/Button';
import { Outlet, useParams } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useDeviceMap } from '#renderer/api/devices.ts';
import { useConnections, useStale } from '#renderer/api/live/connections.ts';
import { useDevicesLive } from '#renderer/api/live/devices.ts';
import { go } from '#renderer/app/go.ts';
import { Attention } from '#renderer/ui/attention.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import type { Connection } from '#shared/contract/connections.ts';
import type { ConnectionId } from '#shared/contract/values.ts';
import { InterruptedNote } from './changes/interrupted-note.tsx';
import { TabBar } from './tab-bar.tsx';
import styles from './devices-page.module.css';

/** The devices of one host: its tabs, and above each what must not be overlooked. */
export default function DevicesPage() {
  const { connection } = useParams({ from: '/frame/devices/$connection' });
  const waiting = useConnections(state => state.link === 'waiting');
  const host = useConnections(({ byId }) => byId.get(connection as ConnectionId));
  useEffect(() => {
    document.title = host ? `Devices of ${host.label} – Innkeeper` : 'Host devices – Innkeeper';
  }, [host]);
  if (host) return <Devices host={host} />;
  if (waiting) return <div aria-busy="true" />;
  return (
    <EmptyState
      title="There is no such connection any more"
      action={<Button onClick={() => void go({ to: '/devices' })}>Other host devices</Button>}
    >
      It was removed, or this address is of another computer.
    </EmptyState>
  );
}

function Devices({ host }: { host: Connection }) {
  const { id, label, state } = host;
  const stale = useStale(id);
  // Where nothing was ever known, each tab says why.
  const known = useDeviceMap(id, false).map !== undefined;
  useDevicesLive(state === 'online' ? id : undefined);
  return (
    <div className={styles['page']}>
      <h1 className="visually-hidden">Host devices of {label}</h1>
      <TabBar host={host} />
      {stale && known && (
        <div className={styles['note']}>
          <Attention
            what={`${label} does not answer now.`}
            why="You see the last that was known. Nothing can be changed until it is back."
          />
        </div>
      )}
      <InterruptedNote connection={id} />
      <div className={styles['tab']}>
        <Outlet />
      </div>
    </div>
  );
}
