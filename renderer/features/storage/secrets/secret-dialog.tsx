import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { type FormEvent, type ReactNode, useId, useState } from 'react';
import { toFailure } from '#renderer/api/failure.ts';
import { FailureNote } from '#renderer/ui/failure-note.tsx';
import type { Failure } from '#shared/contract/failure.ts';
import styles from './secrets.module.css';

interface Props {
  title: string;
  confirm: string;
  ready: boolean;
  onConfirm: () => Promise<void>;
  onClose: () => void;
  children: ReactNode;
}

/** A form whose answer is awaited in place: what is typed must not go through the plans, which are kept. */
export function SecretDialog({ title, confirm, ready, onConfirm, onClose, children }: Props) {
  const id = useId();
  const [failure, setFailure] = useState<Failure>();
  const [busy, setBusy] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    // It may be opened from within another form.
    event.stopPropagation();
    if (!ready || busy) return;
    setBusy(true);
    setFailure(undefined);
    try {
      await onConfirm();
    } catch (error) {
      setFailure(toFailure(error));
      setBusy(false);
    }
  };
  return (
    <Dialog open onClose={onClose} maxWidth="xs" fullWidth aria-labelledby={id}>
      <form onSubmit={event => void submit(event)}>
        <DialogTitle id={id}>{title}</DialogTitle>
        <DialogContent>
          <div className={styles['form']}>
            {children}
            {failure && <FailureNote failure={failure} />}
          </div>
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="contained" color="primary" disabled={!ready || busy}>
            {confirm}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
