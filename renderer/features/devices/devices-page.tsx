import { useDeviceMap } from '#renderer/api/devices.ts';
import { useConnections } from '#renderer/api/live/connections.ts';
import { useDevicesLive } from '#renderer/api/live/devices.ts';
import { HostAreaPage } from '#renderer/app/host-area/host-area-page.tsx';
import type { ConnectionId } from '#shared/contract/values.ts';
import { InterruptedNote } from './changes/interrupted-note.tsx';
import { devicesTabs } from './tabs.ts';

/** The devices of one host. */
export default function DevicesPage() {
  return (
    <HostAreaPage
      area="devices"
      title="Host devices"
      tabs={devicesTabs}
      useKnown={useKnown}
      above={({ id }) => <InterruptedNote connection={id} />}
    />
  );
}

function useKnown(connection: ConnectionId): boolean {
  const online = useConnections(({ byId }) => byId.get(connection)?.state === 'online');
  useDevicesLive(online ? connection : undefined);
  return useDeviceMap(connection, false).map !== undefined;
}
