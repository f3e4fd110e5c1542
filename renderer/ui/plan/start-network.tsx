import Button from '@mui/material/Button';
import { useState } from 'react';
import { bringUpNetworks } from '#renderer/api/networks.ts';
import { notifyFailure } from '#renderer/app/notifications/store.ts';
import type { Failure } from '#shared/contract/failure.ts';
import { lackedNetwork } from '#shared/domain/networks/lacked-network.ts';
import type { ConnectionId } from '#shared/contract/values.ts';

interface Props {
  connection: ConnectionId | undefined;
  failure: Failure;
  /** It runs by now. */
  onStarted: () => void;
}

/** The way out where a network that a guest is to start in is off or missing; nothing for any other failure. */
export function StartNetwork({ connection, failure, onStarted }: Props) {
  const [busy, setBusy] = useState(false);
  const network = lackedNetwork(failure);
  if (connection === undefined || network === undefined) return null;
  const start = () => {
    setBusy(true);
    bringUpNetworks([{ connection, ...network }], true)
      .then(onStarted, notifyFailure)
      .finally(() => setBusy(false));
  };
  const label = network.is === 'absent' ? `Make “${network.name}” with NAT` : `Start “${network.name}”`;
  return (
    <div>
      <Button size="small" variant="outlined" disabled={busy} onClick={start}>
        {label}
      </Button>
    </div>
  );
}
