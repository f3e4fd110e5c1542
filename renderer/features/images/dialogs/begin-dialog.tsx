import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { type FormEvent, type ReactNode, useId, useState } from 'react';
import { toFailure } from '#renderer/api/failure.ts';
import { FailureNote } from '#renderer/ui/failure-note.tsx';
import type { Failure } from '#shared/contract/failure.ts';
import styles from '../images.module.css';

interface Props {
  title: string;
  /** On the button: a verb. */
  confirm: string;
  ready: boolean;
  /** Begins it; the dialog says why it could not be. */
  begin: () => Promise<void>;
  onClose: () => void;
  children: ReactNode;
}

/** A form at whose end something begins that loses nothing, so that no plan is needed. */
export function BeginDialog({ title, confirm, ready, begin, onClose, children }: Props) {
  const id = useId();
  const [failure, setFailure] = useState<Failure>();
  const [busy, setBusy] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!ready || busy) return;
    setBusy(true);
    setFailure(undefined);
    try {
      await begin();
    } catch (error) {
      setFailure(toFailure(error));
    }
    setBusy(false);
  };
  return (
    <Dialog open onClose={onClose} maxWidth="sm" fullWidth aria-labelledby={id}>
      <form onSubmit={event => void submit(event)}>
        <DialogTitle id={id}>{title}</DialogTitle>
        <DialogContent className={styles['form'] ?? ''}>
          {children}
          {failure && <FailureNote failure={failure} />}
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
