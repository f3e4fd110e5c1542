import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { useId } from 'react';
import { notify, notifyFailure } from '#renderer/app/notifications/store.ts';
import { toFailure } from '#renderer/api/failure.ts';
import { countOf } from '#renderer/ui/format.ts';
import { spansOf, withoutEscapes } from '#shared/domain/container-logs/ansi.ts';
import { LogText } from './log-text.tsx';
import styles from './logs.module.css';

/** A line that is too long to stand among the others. */
export function WholeLineDialog({ text, onClose }: { text: string; onClose: () => void }) {
  const id = useId();
  const plain = withoutEscapes(text);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(`${plain}\n`);
      notify({ tone: 'success', text: '1 line copied' });
    } catch (error) {
      notifyFailure(toFailure(error));
    }
  };
  return (
    <Dialog open onClose={onClose} maxWidth="lg" fullWidth aria-labelledby={id}>
      <DialogTitle id={id}>A line of {countOf(plain.length, 'character')}</DialogTitle>
      <DialogContent>
        <pre
          className={`${styles['text']} ${styles['whole']}`}
          role="region"
          aria-labelledby={id}
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls is reached by keys
          tabIndex={0}
        >
          <LogText spans={spansOf(text)} />
        </pre>
      </DialogContent>
      <DialogActions>
        <Button onClick={() => void copy()}>Copy</Button>
        <Button variant="contained" color="primary" onClick={onClose} autoFocus>
          Close
        </Button>
      </DialogActions>
    </Dialog>
  );
}
