import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import TextField from '@mui/material/TextField';
import { useId, useState, type FormEvent, type ReactNode } from 'react';
import type { ConnectionId } from '#shared/contract/values.ts';
import { Attention } from '#renderer/ui/attention.tsx';
import { FailureNote } from '#renderer/ui/failure-note.tsx';
import { PlanView } from './plan-view.tsx';
import { StartNetwork } from './start-network.tsx';
import { problemsByField, type ProblemOf } from './problems.ts';
import { tellOfJob } from '#renderer/app/notifications/tell-of-job.ts';
import { useActionPlan, type PlanOf, type RunOf } from './use-action-plan.ts';
import styles from './plan.module.css';

interface Props<Action> {
  title: string;
  /** What has to be typed when something is lost: the guest's name. */
  guestName: string;
  /** What is to be done; undefined while what is entered makes no action yet. */
  action: Action | undefined;
  planOf: PlanOf<Action>;
  runOf: RunOf<Action>;
  /** The host of it: given where it ends with a start, so that networks which are off can be started first. */
  connection?: ConnectionId;
  /** Over what is touched, where that is no files: “Volumes”. */
  touched?: string;
  /** On the button: a verb. */
  confirm: string;
  /** The form; given as a function, it is told what is wrong with each field of the action. */
  children?: ReactNode | ((problemOf: ProblemOf) => ReactNode);
  onClose: () => void;
  /** The job runs; the dialog is closed already. */
  onStarted?: (job: string) => void;
}

/**
 * Any action on a guest: its form, and live below it what would be done, to which files, and what would be lost.
 * What is run is what was shown, or the dialog says what has changed since.
 */
export function PlanDialog<Action>(props: Props<Action>) {
  const {
    title,
    guestName,
    action,
    planOf,
    runOf,
    connection,
    touched,
    confirm,
    children,
    onClose,
    onStarted,
  } = props;
  const { plan, failure, stale, changed, refused, busy, again, run } = useActionPlan(planOf, runOf, action);
  const [typed, setTyped] = useState('');
  const id = useId();
  const loses = (plan?.lost.length ?? 0) > 0;
  const ready =
    plan !== undefined &&
    !stale &&
    !busy &&
    failure === undefined &&
    plan.problems.length === 0 &&
    (!loses || typed === guestName);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!ready) return;
    const job = await run();
    // What was agreed to was another loss.
    setTyped('');
    if (job === undefined) return;
    onClose();
    tellOfJob(job, plan.title);
    onStarted?.(job);
  };

  return (
    <Dialog open onClose={onClose} maxWidth="sm" fullWidth aria-labelledby={id}>
      <form className={styles['dialog']} onSubmit={event => void submit(event)}>
        <DialogTitle id={id} className={styles['title'] ?? ''}>
          {title}
        </DialogTitle>
        <DialogContent className={styles['content'] ?? ''}>
          {children !== undefined && (
            <div className={styles['form']}>
              {typeof children === 'function' ? children(problemsByField(plan)) : children}
            </div>
          )}
          {changed && (
            <Attention
              what="Something has changed since this was shown."
              why="Nothing was done. Below is what would be done now."
            />
          )}
          {refused && <FailureNote failure={refused} />}
          {failure && <FailureNote failure={failure} />}
          {plan && !failure && (
            <PlanView
              plan={plan}
              stale={stale}
              touched={touched}
              wayOut={inTheWay => (
                <StartNetwork connection={connection} failure={inTheWay} onStarted={again} />
              )}
            />
          )}
          {!plan && !failure && (
            <p className={styles['looking']} role="status">
              {action === undefined ? 'What will be done is shown here.' : 'Looking at what this takes…'}
            </p>
          )}
          {loses && (
            <TextField
              fullWidth
              value={typed}
              onChange={event => setTyped(event.target.value)}
              helperText={
                <>
                  This cannot be undone. Type <strong>{guestName}</strong> to go on.
                </>
              }
              slotProps={{
                htmlInput: {
                  'aria-label': `Type ${guestName} to go on`,
                  spellCheck: false,
                  autoComplete: 'off',
                },
              }}
            />
          )}
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose} autoFocus={children === undefined}>
            Cancel
          </Button>
          <Button type="submit" variant="contained" color={loses ? 'error' : 'primary'} disabled={!ready}>
            {confirm}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
