import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { useId, useState, type FormEvent } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { api } from '#renderer/api/client.ts';
import { toFailure } from '#renderer/api/failure.ts';
import { guestKey, guestRef, useGuests } from '#renderer/api/live/guests.ts';
import { Attention } from '#renderer/ui/attention.tsx';
import { ChoiceCards } from '#renderer/ui/choice-cards.tsx';
import { FailureNote } from '#renderer/ui/failure-note.tsx';
import type { Failure } from '#shared/contract/failure.ts';
import type { UsbOffer, UsbRule } from '#shared/contract/usb.ts';
import type { ConnectionId } from '#shared/contract/values.ts';
import { isActive } from '#shared/domain/guests/state.ts';
import styles from './usb.module.css';

interface Props {
  connection: ConnectionId;
  device: UsbOffer;
  onDone: () => void;
  onClose: () => void;
}

/** To which guest, and by what it is known again when it is next plugged in. */
export function GiveUsbDialog({ connection, device, onDone, onClose }: Props) {
  const id = useId();
  const guests = useGuests(
    useShallow(({ byKey }) =>
      [...byKey.values()]
        .filter(guest => guest.connection === connection && ['kvm', 'qemu'].includes(guest.virtualization))
        .toSorted(
          (a, b) => Number(isActive(b.state)) - Number(isActive(a.state)) || a.name.localeCompare(b.name),
        ),
    ),
  );
  const twins = device.twins > 0;
  const [chosen, setChosen] = useState<string>();
  const [by, setBy] = useState<UsbRule['by']>(twins ? 'port' : 'device');
  const [failure, setFailure] = useState<Failure>();
  const [busy, setBusy] = useState(false);
  const guest = guests.find(each => guestKey(each) === chosen) ?? guests[0];
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!guest) return;
    setBusy(true);
    try {
      await api.usb.give({ guest: guestRef(guest), rule: ruleOf(device, by) });
      onDone();
    } catch (error) {
      setFailure(toFailure(error));
      setBusy(false);
    }
  };
  return (
    <Dialog open onClose={onClose} maxWidth="sm" fullWidth aria-labelledby={id}>
      <form onSubmit={event => void submit(event)}>
        <DialogTitle id={id}>Give {device.name} to a guest</DialogTitle>
        <DialogContent className={styles['dialog'] ?? ''}>
          {guests.length === 0 ? (
            <p>There is no guest of QEMU on this host.</p>
          ) : (
            <TextField
              select
              fullWidth
              autoFocus
              label="Guest"
              value={guest ? guestKey(guest) : ''}
              onChange={({ target }) => setChosen(target.value)}
            >
              {guests.map(each => (
                <MenuItem key={each.uuid} value={guestKey(each)}>
                  {each.name}
                  {isActive(each.state) ? ', gets it at once' : ', gets it when it starts'}
                </MenuItem>
              ))}
            </TextField>
          )}
          <ChoiceCards
            label="It is known again by"
            value={by}
            onChange={setBy}
            choices={[
              {
                value: 'device',
                label: 'Its make',
                about: `Any ${device.ids}, wherever it is plugged in. The guest has it without Innkeeper, too.`,
                impossible: twins ? 'Another of the same make is plugged in.' : undefined,
              },
              {
                value: 'port',
                label: `Port ${device.port}`,
                about: 'Whatever is plugged in there, while Innkeeper is open.',
              },
            ]}
          />
          {device.verdict.level === 'risky' && (
            <Attention what={device.verdict.reasons[0]?.text ?? ''} why={device.verdict.reasons[0]?.remedy} />
          )}
          {failure && <FailureNote failure={failure} />}
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="contained" color="primary" disabled={!guest || busy}>
            Give it
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}

function ruleOf({ ids, port }: UsbOffer, by: UsbRule['by']): UsbRule {
  const [vendor = '', product = ''] = ids.split(':');
  return by === 'port' ? { by, port } : { by, vendor, product };
}
