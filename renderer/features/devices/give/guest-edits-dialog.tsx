import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { useQueryClient } from '@tanstack/react-query';
import { useId, useMemo, useState, type FormEvent, type ReactNode } from 'react';
import { api } from '#renderer/api/client.ts';
import { toFailure } from '#renderer/api/failure.ts';
import { applyHardware } from '#renderer/api/hardware.ts';
import { devicesAgain } from '#renderer/api/live/devices.ts';
import { guestRef, useGuests } from '#renderer/api/live/guests.ts';
import { notify } from '#renderer/app/notifications/store.ts';
import { FailureNote } from '#renderer/ui/failure-note.tsx';
import type { Failure } from '#shared/contract/failure.ts';
import type { Guest } from '#shared/contract/guests.ts';
import type { HardwareEdit } from '#shared/contract/hardware.ts';
import type { ConnectionId } from '#shared/contract/values.ts';

interface Props {
  connection: ConnectionId;
  title: string;
  editsOf: (guest: Guest) => HardwareEdit[];
  problemsOf: (guest: Guest) => readonly Failure[];
  /** How it is given. */
  children?: ReactNode;
  onClose: () => void;
}

/** Gives a device of the host to a guest of one's choice, from its next start on. */
export function GuestEditsDialog({ connection, title, editsOf, problemsOf, children, onClose }: Props) {
  const id = useId();
  const queries = useQueryClient();
  const byKey = useGuests(store => store.byKey);
  const guests = useMemo(
    () =>
      [...byKey.values()]
        .filter(each => each.connection === connection && each.virtualization !== 'lxc')
        .toSorted((a, b) => a.name.localeCompare(b.name)),
    [byKey, connection],
  );
  const [uuid, setUuid] = useState<string>();
  const [failure, setFailure] = useState<Failure>();
  const [busy, setBusy] = useState(false);
  const guest = guests.find(each => each.uuid === uuid);
  const problems = guest ? problemsOf(guest) : [];
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!guest || busy || problems.length > 0) return;
    setBusy(true);
    setFailure(undefined);
    try {
      const edits = editsOf(guest);
      const plan = await api.hardware.plan({ guest: guestRef(guest), edits });
      const [refused] = plan.problems;
      if (refused) return setFailure(refused.failure);
      await applyHardware(guest, edits, true);
      void devicesAgain(queries, connection);
      notify({ tone: 'success', text: `${guest.name} has it from its next start on.` });
      onClose();
    } catch (error) {
      setFailure(toFailure(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dialog open onClose={onClose} maxWidth="xs" fullWidth aria-labelledby={id}>
      <form onSubmit={event => void submit(event)}>
        <DialogTitle id={id}>{title}</DialogTitle>
        <DialogContent sx={{ display: 'grid', gap: 2 }}>
          {guests.length === 0 ? (
            <p>There is no guest on this connection to give it to.</p>
          ) : (
            <TextField
              select
              fullWidth
              label="Guest"
              value={guest?.uuid ?? ''}
              helperText="It gets it when it starts next."
              onChange={({ target }) => setUuid(target.value)}
            >
              {guests.map(each => (
                <MenuItem key={each.uuid} value={each.uuid}>
                  {each.name}
                </MenuItem>
              ))}
            </TextField>
          )}
          {children}
          {problems.map((problem, at) => (
            <FailureNote key={`${problem.code} ${at}`} failure={problem} />
          ))}
          {failure && <FailureNote failure={failure} />}
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            type="submit"
            variant="contained"
            color="primary"
            disabled={!guest || busy || problems.length > 0}
          >
            Give it
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
