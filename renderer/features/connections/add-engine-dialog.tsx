import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import LinearProgress from '@mui/material/LinearProgress';
import TextField from '@mui/material/TextField';
import { useId, useState } from 'react';
import { api } from '#renderer/api/client.ts';
import { FailureNote } from '#renderer/ui/failure-note.tsx';
import styles from './add-dialog.module.css';
import { buildEngineAddress, emptyEngineForm } from './engine-form.ts';
import { EngineHelper } from './engine-helper.tsx';
import { useAdd } from './use-add.ts';

/** Adds a container engine by where it is. */
export function AddEngineDialog({ onClose }: { onClose: () => void }) {
  const title = useId();
  const [form, setForm] = useState(emptyEngineForm);
  const [label, setLabel] = useState('');
  const built = buildEngineAddress(form);
  const address = 'address' in built ? built.address : undefined;
  const certificates = form.kind === 'tcp' ? form.certificates.trim() : '';
  const { trying, failure, worthKeeping, start, forgetFailure } = useAdd(
    (evenIfUnreachable, signal) =>
      api.engines.add(
        {
          address: address ?? '',
          evenIfUnreachable,
          ...(label.trim() !== '' && { label }),
          ...(certificates !== '' && { certificates }),
        },
        { signal },
      ),
    onClose,
  );
  return (
    <Dialog open onClose={onClose} maxWidth="sm" fullWidth aria-labelledby={title}>
      <form
        onSubmit={event => {
          event.preventDefault();
          void start(false);
        }}
      >
        <DialogTitle id={title}>Add an engine</DialogTitle>
        <DialogContent className={styles['content'] ?? ''}>
          <EngineHelper
            form={form}
            onChange={next => {
              setForm(next);
              forgetFailure();
            }}
          />
          <TextField
            fullWidth
            label="Name (optional)"
            value={label}
            helperText="What it is called here. Without one, where it is."
            slotProps={{ htmlInput: { maxLength: 100 } }}
            onChange={event => setLabel(event.target.value)}
          />
          {address !== undefined && <code className={styles['uri']}>{address}</code>}
          {trying && <LinearProgress aria-label="Trying to connect" />}
          {failure && (
            <FailureNote
              failure={failure}
              action={worthKeeping && <Button onClick={() => void start(true)}>Add it all the same</Button>}
            />
          )}
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            type="submit"
            variant="contained"
            color="primary"
            disabled={trying || address === undefined}
          >
            {trying ? 'Connecting…' : 'Connect'}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
