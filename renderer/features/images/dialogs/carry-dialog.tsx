import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import LinearProgress from '@mui/material/LinearProgress';
import { useId } from 'react';
import { api } from '#renderer/api/client.ts';
import { useLayers } from '#renderer/api/images.ts';
import { useJobs } from '#renderer/api/live/jobs.ts';
import { notifyFailure } from '#renderer/app/notifications/store.ts';
import { useToldInPlace } from '#renderer/app/notifications/told-in-place.ts';
import { FailureNote } from '#renderer/ui/failure-note.tsx';
import { formatBytes } from '#renderer/ui/format.ts';
import { LayerList } from './layer-list.tsx';
import styles from '../images.module.css';

interface Props {
  job: string;
  title: string;
  onClose: () => void;
}

/** A pull or push on its way: all of it, and each layer. It goes on when the dialog is closed. */
export function CarryDialog({ job: id, title, onClose }: Props) {
  const titleId = useId();
  const job = useJobs(({ byId }) => byId.get(id));
  useToldInPlace(id);
  const layers = useLayers(id);
  const { state = 'running', progress, step, transfer, failure } = job ?? {};
  const rate = transfer?.rate === undefined ? '' : `, ${formatBytes(transfer.rate)}/s`;
  const ends = { done: 'Done.', failed: 'It failed.', cancelled: 'Cancelled.', running: step ?? 'Begins…' };
  return (
    <Dialog open onClose={onClose} maxWidth="sm" fullWidth aria-labelledby={titleId}>
      <DialogTitle id={titleId}>{title}</DialogTitle>
      <DialogContent className={styles['form'] ?? ''}>
        <p role="status" className={styles['step']}>
          {ends[state]}
          {state === 'running' && transfer && transfer.done > 0 && ` · ${formatBytes(transfer.done)}${rate}`}
        </p>
        {state === 'running' && (
          <LinearProgress
            aria-label={title}
            variant={progress === undefined ? 'indeterminate' : 'determinate'}
            value={(progress ?? 0) * 100}
          />
        )}
        {failure && <FailureNote failure={failure} />}
        <LayerList layers={layers} />
      </DialogContent>
      <DialogActions>
        {state === 'running' && (
          <Button onClick={() => api.jobs.cancel({ id }).catch(notifyFailure)}>Cancel it</Button>
        )}
        <Button variant="contained" color="primary" onClick={onClose} autoFocus>
          {state === 'running' ? 'Go on in the background' : 'Close'}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
