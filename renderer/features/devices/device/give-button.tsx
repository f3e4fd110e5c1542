import Button from '@mui/material/Button';
import { useStale } from '#renderer/api/live/connections.ts';
import { openOverlay } from '#renderer/app/overlays.ts';
import type { PciDevice, VerdictLevel } from '#shared/contract/devices.ts';
import type { ConnectionId } from '#shared/contract/values.ts';

const possible = new Set<VerdictLevel>(['ready', 'step', 'risky']);

/** The way to a plan; not there where no plan could be made. */
export function GiveButton({ connection, device }: { connection: ConnectionId; device: PciDevice }) {
  const stale = useStale(connection);
  const { address, verdict } = device;
  if (!possible.has(verdict.level)) return null;
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
