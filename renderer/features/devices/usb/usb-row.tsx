import Button from '@mui/material/Button';
import { useId } from 'react';
import { useStale } from '#renderer/api/live/connections.ts';
import { StatusPill } from '#renderer/ui/status-pill.tsx';
import type { ShownUsbRule, UsbOffer } from '#shared/contract/usb.ts';
import { usePlace } from '#renderer/app/host-area/place.ts';
import { verdictTones } from './words.ts';
import styles from './usb.module.css';

interface Props {
  device: UsbOffer;
  rules: readonly ShownUsbRule[];
  onGive: () => void;
}

/** One device: what it is, where it is plugged in, and whether the host can do without it. */
export function UsbRow({ device, rules, onGive }: Props) {
  const { connection } = usePlace();
  const stale = useStale(connection);
  const id = useId();
  const { name, what, port, ids, verdict } = device;
  const owners = rules.filter(each => each.port === port && each.state === 'attached');
  const given = owners.length > 0;
  return (
    <li className={styles['row']}>
      <div>
        <h3 id={id}>
          {name}{' '}
          <StatusPill tone={given ? 'accent' : verdictTones[verdict.level]}>
            {given ? 'Given' : verdict.label}
          </StatusPill>
        </h3>
        <p className={styles['muted']}>
          {what} · port <b>{port}</b> · {ids}
        </p>
        {owners.map(({ guestName, guest }) => (
          <p key={guest.uuid}>The guest “{guestName}” has it.</p>
        ))}
        {!given &&
          verdict.reasons.map(({ text, remedy }) => (
            <p key={text}>
              {text} {remedy && <span className={styles['muted']}>{remedy}</span>}
            </p>
          ))}
      </div>
      {!given && verdict.level !== 'never' && (
        <Button
          variant="outlined"
          disabled={stale || verdict.level === 'in-use'}
          aria-describedby={id}
          onClick={onGive}
        >
          Give to a guest…
        </Button>
      )}
    </li>
  );
}
