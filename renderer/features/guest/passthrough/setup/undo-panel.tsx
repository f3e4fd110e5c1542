import Button from '@mui/material/Button';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import type { PassthroughUndoPlan } from '#shared/contract/passthrough.ts';
import type { ConnectionId, Uuid } from '#shared/contract/values.ts';
import { api } from '#renderer/api/client.ts';
import { useActionPlan } from '#renderer/ui/plan/use-action-plan.ts';
import { Attention } from '#renderer/ui/attention.tsx';
import { FailureNote } from '#renderer/ui/failure-note.tsx';
import { Section } from '#renderer/ui/section.tsx';
import { ChangesView } from '../plan/changes-view.tsx';
import { Lines } from '../plan/lines.tsx';
import styles from './setup.module.css';

interface Props {
  titleId: string;
  connection: ConnectionId;
  setup: Uuid;
  guestName: string;
  host: string;
  onStarted: (job: string) => void;
  onBack: () => void;
}

interface Asked {
  connection: ConnectionId;
  setup: Uuid;
}

const planOf = (asked: Asked, signal: AbortSignal) => api.passthrough.planUndo(asked, { signal });
const runOf = (asked: Asked, stamp: string) => api.passthrough.undo({ ...asked, stamp });

/** What undoing takes back and what it leaves, before it does. */
export function UndoPanel({ titleId, connection, setup, guestName, host, onStarted, onBack }: Props) {
  const { plan, failure, stale, changed, refused, busy, run } = useActionPlan<Asked, PassthroughUndoPlan>(
    planOf,
    runOf,
    { connection, setup },
  );
  const ready =
    plan !== undefined &&
    !stale &&
    !busy &&
    plan.problems.length === 0 &&
    (plan.dryRun?.problems.length ?? 0) === 0;
  const undo = async () => {
    const job = await run();
    if (job !== undefined) onStarted(job);
  };
  return (
    <>
      <DialogTitle id={titleId} className={styles['title'] ?? ''}>
        {plan?.title ?? 'Undo'}
      </DialogTitle>
      <DialogContent className={styles['content'] ?? ''}>
        {changed && (
          <Attention
            what="Something has changed since this was shown."
            why="Nothing was done. Below is what would be done now."
          />
        )}
        {refused && <FailureNote failure={refused} />}
        {failure && <FailureNote failure={failure} />}
        {plan?.problems.map(({ failure: problem }, at) => (
          <FailureNote key={`${problem.code} ${at}`} failure={problem} />
        ))}
        {plan === undefined && !failure && (
          <p className={styles['muted']} role="status">
            Looking at what is to be taken back. Nothing is changed by that…
          </p>
        )}
        {plan && (
          <>
            {plan.guest && plan.guest.changes.length > 0 && (
              <Section title={`${guestName} goes without`}>
                <Lines lines={plan.guest.changes} />
              </Section>
            )}
            {plan.guest && plan.guest.kept.length > 0 && (
              <Section title="Edited since, and kept">
                <Lines lines={plan.guest.kept} />
              </Section>
            )}
            {plan.differs.length > 0 && (
              <Section title={plan.reboot ? 'After the reboot' : 'What will look different'}>
                <Lines lines={plan.differs} />
              </Section>
            )}
            <ChangesView
              host={host}
              guestName={guestName}
              // Said above, with those of the guest.
              dryRun={plan.dryRun && { ...plan.dryRun, problems: [] }}
              guest={plan.guest}
              differs={[]}
              stale={stale}
            />
          </>
        )}
      </DialogContent>
      <DialogActions className={styles['actions'] ?? ''}>
        <Button onClick={onBack} autoFocus>
          Back
        </Button>
        <Button variant="contained" color="primary" disabled={!ready} onClick={() => void undo()}>
          Undo all of it
        </Button>
      </DialogActions>
    </>
  );
}
