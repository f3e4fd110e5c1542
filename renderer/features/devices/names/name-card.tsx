import Button from '@mui/material/Button';
import { Link } from '@tanstack/react-router';
import { api } from '#renderer/api/client.ts';
import type { ListedName } from '#renderer/api/device-names.ts';
import { notifyFailure } from '#renderer/app/notifications/store.ts';
import { countOf } from '#renderer/ui/format.ts';
import { StatusPill } from '#renderer/ui/status-pill.tsx';
import type { PciAddress } from '#shared/contract/create/host-device.ts';
import type { ConnectionId } from '#shared/contract/values.ts';
import { whereWords } from './where-words.ts';
import styles from './names.module.css';

interface Props {
  connection: ConnectionId;
  listed: ListedName;
  onChanged: () => void;
  onRename: () => void;
  onRemove: () => void;
}

/** One name: which device it means here, and which guests rely on it. */
export function NameCard({ connection, listed, onChanged, onRename, onRemove }: Props) {
  const { device, where, guests } = listed;
  const { pill, says, tone, look } = whereWords(listed);
  const place = (address: PciAddress) =>
    void api.deviceNames.place({ connection, name: device.name, address }).then(onChanged, notifyFailure);
  const others = device.places.length - (where?.state === 'there' ? 1 : 0);
  return (
    <li className={styles['card']}>
      <div className={styles['head']}>
        <h2>{device.name}</h2>
        <StatusPill tone={tone} look={look}>
          {pill}
        </StatusPill>
        <span className={styles['gap']} />
        <Button onClick={onRename}>Rename</Button>
        <Button onClick={onRemove}>Remove</Button>
      </div>
      <p>
        {device.model} · {countOf(device.functions.length, 'function')}
        {others > 0 && ` · known on ${countOf(others, 'other host')}`}
      </p>
      {device.description !== undefined && <p className={styles['muted']}>{device.description}</p>}
      <p className={styles['muted']}>{says}</p>
      {where?.state === 'unplaced' && (
        <div className={styles['choices']}>
          <Button onClick={() => place(where.address)}>This is it</Button>
        </div>
      )}
      {where?.state === 'several' && (
        <div className={styles['choices']} role="group" aria-label={`Which one is ${device.name}?`}>
          {where.addresses.map(address => (
            <Button key={address} onClick={() => place(address)}>
              It is {address}
            </Button>
          ))}
        </div>
      )}
      {guests.length > 0 && (
        <ul className={styles['guests']} aria-label={`Guests that have ${device.name}`}>
          {guests.map(({ guest, name, running, stale }) => (
            <li key={guest.uuid}>
              <Link to="/guests/$connection/$uuid" params={guest}>
                {name}
              </Link>
              {running && ' · runs'}
              {stale && ' · is set right when it starts next'}
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}
