import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { useId, useState, type FormEvent } from 'react';
import { toFailure } from '#renderer/api/failure.ts';
import { FailureNote } from '#renderer/ui/failure-note.tsx';
import { focusOnMount } from '#renderer/ui/focus-on-mount.ts';
import type { PciAddress } from '#shared/contract/create/host-device.ts';
import { deviceNameSchema } from '#shared/contract/device-names.ts';
import type { PciDevice } from '#shared/contract/devices.ts';
import type { Failure } from '#shared/contract/failure.ts';

interface Props {
  title: string;
  /** On the button: a verb. */
  confirm: string;
  /** What it is called now. */
  name?: string;
  /** To choose from; left out: the device is known. */
  devices?: readonly PciDevice[];
  save: (name: string, address: PciAddress | undefined) => Promise<unknown>;
  onDone: () => void;
  onClose: () => void;
}

/** Gives a device a name, or another one. */
export function NameDialog({ title, confirm, name: former = '', devices, save, onDone, onClose }: Props) {
  const id = useId();
  const [name, setName] = useState(former);
  const [address, setAddress] = useState(devices?.[0]?.address);
  const [failure, setFailure] = useState<Failure>();
  const read = deviceNameSchema.safeParse(name);
  const wrong = name !== '' && !read.success ? read.error.issues[0]?.message : undefined;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!read.success) return;
    try {
      await save(read.data, address);
      onDone();
    } catch (error) {
      setFailure(toFailure(error));
    }
  };
  return (
    <Dialog open onClose={onClose} maxWidth="xs" fullWidth aria-labelledby={id}>
      <form onSubmit={event => void submit(event)}>
        <DialogTitle id={id}>{title}</DialogTitle>
        <DialogContent sx={{ display: 'grid', gap: 3 }}>
          {devices && (
            <TextField
              select
              fullWidth
              label="Device"
              value={address ?? ''}
              onChange={({ target }) =>
                setAddress(devices.find(device => device.address === target.value)?.address)
              }
            >
              {devices.map(device => (
                <MenuItem key={device.address} value={device.address}>
                  {device.name} · {device.address}
                </MenuItem>
              ))}
            </TextField>
          )}
          <TextField
            fullWidth
            label="Name"
            value={name}
            inputRef={focusOnMount}
            error={wrong !== undefined}
            helperText={wrong ?? 'Such as “the 4090”. Guests keep it wherever they go.'}
            slotProps={{ htmlInput: { maxLength: 40, spellCheck: false, autoComplete: 'off' } }}
            onChange={event => setName(event.target.value)}
          />
          {failure && <FailureNote failure={failure} />}
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            type="submit"
            variant="contained"
            color="primary"
            disabled={!read.success || name === former || (devices !== undefined && address === undefined)}
          >
            {confirm}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
