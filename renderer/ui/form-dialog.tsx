import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { type FormEvent, type ReactNode, useId, useState } from 'react';
import { toFailure } from '#renderer/api/failure.ts';
import type { Failure } from '#shared/contract/failure.ts';
import { FailureNote } from './failure-note.tsx';
import styles from './form-dialog.module.css';

interface FormDialogProps {
  title: string;
  /** On the button: a verb. */
  confirm: string;
  /** False while something is missing or wrong. */
  ready: boolean;
  wide?: boolean;
  /** What it rejects with is said in the dialog; it closes the dialog itself, or shows what comes next. */
  onSubmit: () => Promise<void>;
  onClose: () => void;
  children: ReactNode;
}

/** A few fields and what is done with them at once: what loses nothing, or is secret, and so has no plan, which is kept. */
export function FormDialog({ title, confirm, ready, wide, onSubmit, onClose, children }: FormDialogProps) {
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
      await onSubmit();
    } catch (error) {
      setFailure(toFailure(error));
    }
    setBusy(false);
  };
  return (
    <Dialog open onClose={onClose} maxWidth={wide === true ? 'sm' : 'xs'} fullWidth aria-labelledby={id}>
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
