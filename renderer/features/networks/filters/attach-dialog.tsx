import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { useId, useState } from 'react';
import { toFailure } from '#renderer/api/failure.ts';
import { applyHardware, useHardwarePlan } from '#renderer/api/hardware.ts';
import { useGuests } from '#renderer/api/live/guests.ts';
import { useWiring } from '#renderer/api/wiring.ts';
import { FailureNote } from '#renderer/ui/failure-note.tsx';
import type { Failure } from '#shared/contract/failure.ts';
import type { Filter } from '#shared/contract/filters.ts';
import type { Guest } from '#shared/contract/guests.ts';
import type { HardwareEdit } from '#shared/contract/hardware.ts';
import type { ConnectionId } from '#shared/contract/values.ts';
import { wrongParameter } from '#shared/domain/filters/check-form.ts';
import { FILLED } from '#shared/domain/filters/resolve.ts';
import styles from './filters.module.css';

interface Props {
  connection: ConnectionId;
  filter: Filter;
  onClose: () => void;
}

interface Card {
  readonly id: string;
  readonly guest: Guest;
  readonly mac: string;
}

/** Puts a filter on a guest’s card, with the values of its variables. */
export function AttachDialog({ connection, filter, onClose }: Props) {
  const title = useId();
  const cards = useCards(connection);
  const [wanted, setWanted] = useState('');
  const card = cards.find(({ id }) => id === wanted) ?? cards[0];
  return (
    <Dialog open onClose={onClose} maxWidth="sm" fullWidth aria-labelledby={title}>
      <DialogTitle id={title}>Put “{filter.name}” on a card</DialogTitle>
      {card ? (
        <Attach key={card.id} card={card} filter={filter} onClose={onClose}>
          <TextField select label="Card" value={card.id} onChange={({ target }) => setWanted(target.value)}>
            {cards.map(({ id, guest, mac }) => (
              <MenuItem key={id} value={id}>
                {guest.name}, {mac}
              </MenuItem>
            ))}
          </TextField>
        </Attach>
      ) : (
        <DialogContent>No guest of this connection has a network card.</DialogContent>
      )}
    </Dialog>
  );
}

function useCards(connection: ConnectionId): Card[] {
  const { map } = useWiring(connection);
  const guests = useGuests(({ byKey }) => byKey);
  const all = [...guests.values()].filter(guest => guest.connection === connection);
  return (map?.nodes ?? []).flatMap(({ place, sockets }) => {
    const guest = place?.to === 'guest' ? all.find(({ uuid }) => uuid === place.uuid) : undefined;
    return guest ? sockets.flatMap(({ id, mac }) => (mac === undefined ? [] : [{ id, guest, mac }])) : [];
  });
}

function Attach({
  card,
  filter,
  onClose,
  children,
}: {
  card: Card;
  filter: Filter;
  onClose: () => void;
  children: React.ReactNode;
}) {
  const [values, setValues] = useState<Readonly<Record<string, string>>>({});
  const [refused, setRefused] = useState<Failure>();
  const [busy, setBusy] = useState(false);
  const given = Object.entries(values).filter(([, value]) => value !== '');
  const edits: HardwareEdit[] = [
    {
      op: 'set',
      item: `interface:${card.mac}`,
      values: {
        filter: filter.name,
        filterParameters: given.map(([name, value]) => ({ name, value })),
      },
    },
  ];
  const needed = filter.variables.filter(name => !FILLED.has(name));
  const wrongOf = (name: string) => {
    const value = values[name] ?? '';
    return value === '' ? undefined : wrongParameter('', name, value)[0]?.text;
  };
  const complete =
    needed.every(name => (values[name] ?? '') !== '') &&
    filter.variables.every(name => wrongOf(name) === undefined);
  const { plan, failure, stale } = useHardwarePlan(card.guest, complete ? edits : []);
  const apply = async () => {
    setBusy(true);
    try {
      await applyHardware(card.guest, edits, false);
      onClose();
    } catch (error) {
      setRefused(toFailure(error));
      setBusy(false);
    }
  };
  const [problem] = plan?.problems ?? [];
  return (
    <>
      <DialogContent>
        <div className={styles['form']}>
          {children}
          {filter.variables.map(name => (
            <TextField
              key={name}
              label={name}
              value={values[name] ?? ''}
              error={wrongOf(name) !== undefined}
              helperText={
                wrongOf(name) ??
                (FILLED.has(name) ? 'libvirt finds it out if left empty.' : 'The filter needs it.')
              }
              onChange={({ target }) => setValues({ ...values, [name]: target.value })}
            />
          ))}
          {refused && <FailureNote failure={refused} />}
          {failure && <FailureNote failure={failure} />}
          {problem && <FailureNote failure={problem.failure} />}
          {plan && !problem && (
            <p role="status">
              {plan.changes.some(({ effect }) => effect === 'next-start')
                ? `“${card.guest.name}” has it from its next start on.`
                : plan.changes.length === 0
                  ? 'It has this filter already.'
                  : 'It takes effect now.'}
            </p>
          )}
        </div>
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>Cancel</Button>
        <Button
          variant="contained"
          disabled={!plan || stale || busy || problem !== undefined || plan.changes.length === 0}
          onClick={() => void apply()}
        >
          Put it on
        </Button>
      </DialogActions>
    </>
  );
}
