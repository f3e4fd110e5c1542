import Button from '@mui/material/Button';
import { useId } from 'react';
import { useStale } from '#renderer/api/live/connections.ts';
import { openOverlay } from '#renderer/app/overlays.ts';
import { StatusPill } from '#renderer/ui/status-pill.tsx';
import type { UsbController, UsbOffer } from '#shared/contract/usb.ts';
import type { ConnectionId } from '#shared/contract/values.ts';
import { verdictTones } from './words.ts';
import styles from './usb.module.css';

interface Props {
  connection: ConnectionId;
  controller: UsbController;
  devices: readonly UsbOffer[];
}

/** A controller with what is behind it; given away like any other device of the host. */
export function ControllerRow({ connection, controller, devices }: Props) {
  const id = useId();
  const stale = useStale(connection);
  const { address, name, group, verdict, ports } = controller;
  const behind = devices.filter(({ port }) => ports.includes(port)).map(device => device.name);
  return (
    <li className={styles['row']}>
      <div>
        <h3 id={id}>
          {name} <StatusPill tone={verdictTones[verdict.level]}>{verdict.label}</StatusPill>
        </h3>
        <p className={styles['muted']}>
          {address}
          {group !== undefined && ` · IOMMU group ${group}`} ·{' '}
          {behind.length === 0 ? 'nothing is plugged in' : behind.join(', ')}
        </p>
        {verdict.reasons.slice(0, 2).map(({ text, remedy }) => (
          <p key={text}>
            {text} {remedy && <span className={styles['muted']}>{remedy}</span>}
          </p>
        ))}
      </div>
      {['ready', 'step', 'risky'].includes(verdict.level) && (
        <Button
          variant="outlined"
          disabled={stale}
          aria-describedby={id}
          onClick={() => openOverlay({ kind: 'give-device', connection, address })}
        >
          Give it whole…
        </Button>
      )}
    </li>
  );
}
