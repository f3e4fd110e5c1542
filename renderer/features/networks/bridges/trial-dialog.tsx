import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import LinearProgress from '@mui/material/LinearProgress';
import { useId, useState } from 'react';
import { answerTrial } from '#renderer/api/host-bridges.ts';
import { toFailure } from '#renderer/api/failure.ts';
import { FailureNote } from '#renderer/ui/failure-note.tsx';
import { useNow } from '#renderer/ui/use-now.ts';
import type { BridgeTrial } from '#shared/contract/host-bridges.ts';
import type { Failure } from '#shared/contract/failure.ts';
import type { ConnectionId } from '#shared/contract/values.ts';
import { isOver, trialWords } from './trial-words.ts';
import styles from './bridges.module.css';

interface Props {
  connection: ConnectionId;
  /** Undefined for the moment until the host told. */
  trial: BridgeTrial | undefined;
  onClose: () => void;
}

/** The seconds that are left, and the two answers. Closing it answers nothing: the banner stays. */
export function TrialDialog({ connection, trial, onClose }: Props) {
  const id = useId();
  const [asking, setAsking] = useState<'keep' | 'undo'>();
  const [refused, setRefused] = useState<Failure>();
  const phase = trial?.phase ?? 'applying';
  const over = isOver(phase);
  const { what, why } = trialWords[phase];
  const answer = async (keep: boolean) => {
    setAsking(keep ? 'keep' : 'undo');
    setRefused(undefined);
    try {
      await answerTrial(connection, trial?.run, keep);
    } catch (error) {
      setRefused(toFailure(error));
    }
    setAsking(undefined);
  };
  return (
    <Dialog
      open
      onClose={onClose}
      maxWidth="xs"
      fullWidth
      aria-labelledby={id}
      aria-describedby={`${id}-why`}
    >
      <DialogTitle id={id}>{trial?.title ?? 'Changing the host'}</DialogTitle>
      <DialogContent className={styles['trial'] ?? ''} data-phase={phase}>
        {!over && <Seconds until={trial?.until} all={trial?.seconds ?? 90} />}
        <div role="status" id={`${id}-why`}>
          <strong>{what}</strong>
          <p>{why}</p>
        </div>
        {trial?.failure && <FailureNote failure={trial.failure} />}
        {refused && <FailureNote failure={refused} />}
      </DialogContent>
      <DialogActions>
        {over ? (
          <Button onClick={onClose} autoFocus>
            Close
          </Button>
        ) : (
          <>
            <Button onClick={() => void answer(false)} disabled={asking !== undefined || phase !== 'waiting'}>
              {asking === 'undo' ? 'Rolling back…' : 'Roll back now'}
            </Button>
            <Button
              variant="contained"
              color="primary"
              onClick={() => void answer(true)}
              disabled={asking !== undefined || phase !== 'waiting'}
            >
              {asking === 'keep' ? 'Asking the host…' : 'Keep it'}
            </Button>
          </>
        )}
      </DialogActions>
    </Dialog>
  );
}

function Seconds({ until, all }: { until: number | undefined; all: number }) {
  const now = useNow(250);
  // While it is being done the host allows more time than what was promised for afterwards.
  const left = until === undefined ? undefined : Math.min(all, Math.max(0, Math.ceil((until - now) / 1000)));
  return (
    <div className={styles['seconds']}>
      <span role="timer" aria-label="Seconds until it is undone by itself">
        {left ?? '…'}
      </span>
      <span>{left === 0 ? 'going back…' : 'seconds until it is undone by itself'}</span>
      <LinearProgress
        variant="determinate"
        value={left === undefined ? 100 : (left / all) * 100}
        aria-hidden="true"
      />
    </div>
  );
}
