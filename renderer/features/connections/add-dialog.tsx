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
import { Segmented } from '#renderer/ui/segmented.tsx';
import styles from './add-dialog.module.css';
import { UriExamples } from './uri-examples.tsx';
import { useAdd } from './use-add.ts';
import { UriHelper } from './uri-helper.tsx';

/** Adds a host by its address: put together from a few fields, or typed as a URI. */
export function AddDialog({ onClose }: { onClose: () => void }) {
  const title = useId();
  const [how, setHow] = useState<'fields' | 'uri'>('fields');
  const [uri, setUri] = useState('');
  const [label, setLabel] = useState('');
  const { trying, failure, worthKeeping, start, forgetFailure } = useAdd(
    (evenIfUnreachable, signal) =>
      api.connections.add({ uri, evenIfUnreachable, ...(label.trim() === '' ? {} : { label }) }, { signal }),
    onClose,
  );
  const change = (next: string) => {
    setUri(next);
    forgetFailure();
  };

  return (
    <Dialog open onClose={onClose} maxWidth="sm" fullWidth aria-labelledby={title}>
      <form
        onSubmit={event => {
          event.preventDefault();
          void start(false);
        }}
      >
        <DialogTitle id={title}>Add a connection</DialogTitle>
        <DialogContent className={styles['content'] ?? ''}>
          <Segmented
            label="How to say where it is"
            value={how}
            choices={[
              { value: 'fields', label: 'By its host name' },
              { value: 'uri', label: 'By its URI' },
            ]}
            onChange={setHow}
          />
          {how === 'fields' ? (
            <UriHelper onUri={change} />
          ) : (
            <>
              <TextField
                fullWidth
                label="libvirt URI"
                value={uri}
                placeholder="qemu+ssh://root@build-01/system"
                slotProps={{ htmlInput: { spellCheck: false, className: styles['mono'] } }}
                onChange={event => change(event.target.value)}
              />
              <UriExamples onPick={change} />
            </>
          )}
          <TextField
            fullWidth
            label="Name (optional)"
            value={label}
            helperText="What it is called here. Without one, its host name."
            slotProps={{ htmlInput: { maxLength: 100 } }}
            onChange={event => setLabel(event.target.value)}
          />
          {how === 'fields' && uri !== '' && <code className={styles['uri']}>{uri}</code>}
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
          <Button type="submit" variant="contained" color="primary" disabled={trying || uri.trim() === ''}>
            {trying ? 'Connecting…' : 'Connect'}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
