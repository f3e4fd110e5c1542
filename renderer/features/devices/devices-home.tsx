import Button from '@mui/material/Button';
import { Navigate } from '@tanstack/react-router';
import { useConnections } from '#renderer/api/live/connections.ts';
import { useDeviceHost } from '#renderer/app/device-host.ts';
import { go } from '#renderer/app/go.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';

/** Goes to the devices of this computer, or of the only host there is. */
export default function DevicesHome() {
  const waiting = useConnections(state => state.link === 'waiting');
  const host = useDeviceHost();
  if (host)
    return (
      <Navigate
        to="/devices/$connection/$tab/{-$item}"
        params={{ connection: host.id, tab: 'map', item: undefined }}
        search={true}
        replace
      />
    );
  if (waiting) return <div aria-busy="true" />;
  return (
    <EmptyState
      title="No host whose devices could be shown"
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
