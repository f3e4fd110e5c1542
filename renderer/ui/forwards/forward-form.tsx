import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { useId, useState, type FormEvent } from 'react';
import { useForwards, useReachOfGuest } from '#renderer/api/forwards.ts';
import type { ForwardWish } from '#shared/contract/forwards.ts';
import type { Guest } from '#shared/contract/guests.ts';
import type { Transport } from '#shared/contract/values.ts';
import { freePort, takenBy, takenSentence } from '#shared/domain/forwards/taken.ts';
import { Attention } from '../attention.tsx';
import { Commands } from './commands.tsx';
import { Segmented } from '../segmented.tsx';
import { portWord } from './forward-words.ts';
import styles from './forwards.module.css';

interface Props {
  /** Who can be chosen; with one there is no choice. */
  guests: readonly Guest[];
  onReview: (wish: ForwardWish, guest: Guest) => void;
  onClose: () => void;
}

const LOOPBACK = '127.0.0.1';
const portOf = (text: string): number | undefined => {
  const port = /^\d{1,5}$/.test(text.trim()) ? Number(text) : 0;
  return port >= 1 && port <= 65_535 ? port : undefined;
};

/** Which port of the host leads to which of a guest. What is taken is said as it is typed. */
export function ForwardForm({ guests, onReview, onClose }: Props) {
  const id = useId();
  const [uuid, setUuid] = useState(guests[0]?.uuid);
  const guest = guests.find(each => each.uuid === uuid) ?? guests[0];
  if (!guest) return null;
  return (
    <Dialog open onClose={onClose} maxWidth="sm" fullWidth aria-labelledby={id}>
      <DialogTitle id={id}>
        {guests.length === 1 ? `Forward a port to “${guest.name}”` : 'Forward a port'}
      </DialogTitle>
      <Fields key={guest.uuid} guest={guest} onReview={onReview} onClose={onClose}>
        {guests.length > 1 && (
          <TextField
            select
            label="Guest"
            value={guest.uuid}
            onChange={event => setUuid(guests.find(each => each.uuid === event.target.value)?.uuid)}
          >
            {guests.map(each => (
              <MenuItem key={each.uuid} value={each.uuid}>
                {each.name}
              </MenuItem>
            ))}
          </TextField>
        )}
      </Fields>
    </Dialog>
  );
}

function Fields({
  guest,
  children,
  onReview,
  onClose,
}: Pick<Props, 'onReview' | 'onClose'> & { guest: Guest; children: React.ReactNode }) {
  const cards = useReachOfGuest(guest);
  const { state } = useForwards(guest.connection);
  const [mac, setMac] = useState<string>();
  const [protocol, setProtocol] = useState<Transport>('tcp');
  const [toText, setToText] = useState('22');
  const [portText, setPortText] = useState('');
  const [who, setWho] = useState<'all' | 'host'>('all');

  const card = cards?.find(each => each.mac === mac) ?? cards?.find(({ way }) => way) ?? cards?.[0];
  const toPort = portOf(toText);
  const listen = who === 'host' ? LOOPBACK : undefined;
  const taken = state?.taken ?? [];
  const free = toPort === undefined ? undefined : freePort(taken, { protocol, listen, toPort });
  const port = portText.trim() === '' ? free : portOf(portText);
  const other = port === undefined ? undefined : takenBy(taken, { protocol, listen, port });
  const ready = card?.way !== undefined && toPort !== undefined && port !== undefined && !other && state;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!ready) return;
    const { connection, uuid } = guest;
    onReview(
      { guest: { connection, uuid }, mac: card.mac, protocol, port, toPort, ...(listen && { listen }) },
      guest,
    );
  };
  return (
    <form onSubmit={submit}>
      <DialogContent className={styles['fields'] ?? ''}>
        {children}
        {cards && cards.length > 1 && (
          <TextField
            select
            label="Card"
            value={card?.mac ?? ''}
            onChange={event => setMac(event.target.value)}
          >
            {cards.map(each => (
              <MenuItem key={each.mac} value={each.mac}>
                {each.network} · {each.mac}
              </MenuItem>
            ))}
          </TextField>
        )}
        {cards?.length === 0 && (
          <Attention what="This guest has no network card." why="Add one among its hardware first." />
        )}
        {card && <p className={styles['muted']}>{card.explained}</p>}
        {card && card.way === undefined && <Commands commands={card.commands} />}
        {card?.way !== undefined && (
          <>
            <div className={styles['ports']}>
              <TextField
                label="Port of the guest"
                value={toText}
                autoFocus
                error={toPort === undefined}
                helperText={toPort === undefined ? 'A number from 1 to 65535.' : portWord(toPort)}
                onChange={event => setToText(event.target.value)}
              />
              <TextField
                label="Port of the host"
                value={portText}
                placeholder={free === undefined ? '' : String(free)}
                slotProps={{ inputLabel: { shrink: true } }}
                error={port === undefined || other !== undefined}
                helperText={
                  other
                    ? takenSentence(other)
                    : port === undefined
                      ? 'A number from 1 to 65535.'
                      : portText.trim() === ''
                        ? `${port} is free`
                        : 'Free'
                }
                onChange={event => setPortText(event.target.value)}
              />
            </div>
            <Segmented
              label="Protocol"
              value={protocol}
              choices={[
                { value: 'tcp', label: 'TCP' },
                { value: 'udp', label: 'UDP' },
              ]}
              onChange={setProtocol}
            />
            <Segmented
              label="Who may connect"
              value={who}
              choices={[
                { value: 'all', label: 'Whoever reaches the host' },
                { value: 'host', label: 'The host itself only' },
              ]}
              onChange={setWho}
            />
          </>
        )}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>Cancel</Button>
        <Button type="submit" variant="contained" color="primary" disabled={!ready}>
          Review…
        </Button>
      </DialogActions>
    </form>
  );
}
