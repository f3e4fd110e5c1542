import Button from '@mui/material/Button';
import { Navigate } from '@tanstack/react-router';
import { useConnections } from '#renderer/api/live/connections.ts';
import { go } from '#renderer/app/go.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { useLikelyHost } from './likely-host.ts';
import type { HostAreaId, HostTab } from './host-tab.ts';

interface Props {
  area: HostAreaId;
  tabs: readonly HostTab[];
  /** “devices”, “networks”: what could not be shown of any host. */
  what: string;
}

/** Goes to the pages of this computer, or of the only host there is. */
export function HostAreaHome({ area, tabs, what }: Props) {
  const waiting = useConnections(state => state.link === 'waiting');
  const host = useLikelyHost();
  if (host)
    return (
      <Navigate
        to={`/${area}/$connection/$tab/{-$item}`}
        params={{ connection: host.id, tab: tabs[0]?.id ?? '', item: undefined }}
        search={true}
        replace
      />
    );
  if (waiting) return <div aria-busy="true" />;
  return (
    <EmptyState
      title={`No host whose ${what} could be shown`}
      action={
        <>
          <Button variant="contained" color="primary" onClick={() => void go({ to: '/readiness' })}>
            See what is missing
          </Button>
          <Button onClick={() => void go({ to: '/connections' })}>Connections</Button>
        </>
      }
    >
      Innkeeper is not connected to libvirt, neither here nor elsewhere.
    </EmptyState>
  );
}
