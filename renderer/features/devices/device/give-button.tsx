import Button from '@mui/material/Button';
import { useMemo } from 'react';
import { useDeviceMap } from '#renderer/api/devices.ts';
import { isOffered } from '#shared/domain/passthrough/offered.ts';
import { useStale } from '#renderer/api/live/connections.ts';
import { openOverlay } from '#renderer/app/overlays.ts';
import type { PciDevice } from '#shared/contract/devices.ts';
import type { ConnectionId } from '#shared/contract/values.ts';

/** The way to a plan; not there where no plan could be made. */
export function GiveButton({ connection, device }: { connection: ConnectionId; device: PciDevice }) {
  const stale = useStale(connection);
  const { map } = useDeviceMap(connection);
  const known = useMemo(() => new Map(map?.pci.map(each => [each.address as string, each])), [map]);
  const { address } = device;
  if (!isOffered(device, known)) return null;
  return (
    <Button
      variant="contained"
      color="primary"
      disabled={stale}
      onClick={() => openOverlay({ kind: 'give-device', connection, address })}
    >
      Give to a guest…
    </Button>
  );
}
