import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { useId, type ReactNode } from 'react';
import styles from './confirm-dialog.module.css';

interface Props {
  title: string;
  /** What happens, before the list of what is lost. */
  children?: ReactNode;
  /** Shown below that list. */
  after?: ReactNode;
  /** Exactly what will be lost, one line each. */
  lost?: readonly string[];
  confirm: string;
  /** Red for what cannot be taken back. */
  dangerous?: boolean;
  /** False while something is still missing, such as a typed name. */
  ready?: boolean;
  onConfirm: () => void;
  onClose: () => void;
}

/** Asks once more, naming what will be lost. The focus starts on the way back. */
export function ConfirmDialog(props: Props) {
  const {
    title,
    children,
    after,
    lost = [],
    confirm,
    dangerous = false,
    ready = true,
    onConfirm,
    onClose,
  } = props;
  const titleId = useId();
  return (
    <Dialog open onClose={onClose} maxWidth="xs" fullWidth aria-labelledby={titleId}>
      <DialogTitle id={titleId}>{title}</DialogTitle>
      <DialogContent>
        {children}
        {lost.length > 0 && (
          <>
            <p className={styles['lostTitle']}>What will be lost</p>
            <ul className={styles['lost']}>
              {lost.map(line => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          </>
        )}
        {after}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose} autoFocus>
          Cancel
        </Button>
        <Button
          variant="contained"
          color={dangerous ? 'error' : 'primary'}
          disabled={!ready}
          onClick={onConfirm}
        >
          {confirm}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
