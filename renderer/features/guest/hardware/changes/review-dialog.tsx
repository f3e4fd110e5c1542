import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import FormControlLabel from '@mui/material/FormControlLabel';
import { useId, useState, type ReactNode } from 'react';
import type { Failure } from '#shared/contract/failure.ts';
import type { HardwareEdit } from '#shared/contract/hardware.ts';
import { useDocumentsAgain, useHardwarePlan } from '#renderer/api/hardware.ts';
import { toFailure } from '#renderer/api/failure.ts';
import { guestKey } from '#renderer/api/live/guests.ts';
import { FailureNote } from '#renderer/ui/failure-note.tsx';
import { Attention } from '#renderer/ui/attention.tsx';
import type { Hardware } from '../use-hardware.ts';
import { applyAndTell } from './apply.ts';
import { ChangeList } from './change-list.tsx';
import styles from './changes.module.css';

interface Props {
  hardware: Hardware;
  title: string;
  confirm: string;
  edits: readonly HardwareEdit[];
  dangerous?: boolean;
  /** Said first, such as what is lost. */
  lead?: ReactNode;
  /** `held`: the guest has not let go of a device yet. */
  onApplied: (held: boolean) => void;
  onClose: () => void;
}

/** What becomes of edits, as the host plans it: now, at the next start, and what stands in the way. Then it is done. */
export function ReviewDialog(props: Props) {
  const { hardware, title, confirm, edits, dangerous = false, lead, onApplied, onClose } = props;
  const { guest, items, context } = hardware;
  const titleId = useId();
  const again = useDocumentsAgain(guestKey(guest));
  const { plan, failure: planFailure, stale } = useHardwarePlan(guest, edits);
  const [later, setLater] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure>();

  async function apply() {
    setBusy(true);
    setFailure(undefined);
    try {
      onApplied(await applyAndTell(guest, edits, later));
      await again();
    } catch (error) {
      setFailure(toFailure(error));
      setBusy(false);
      await again();
    }
  }
  const changes = plan?.changes ?? [];
  const soon = changes.filter(({ effect }) => effect !== 'next-start');
  const waits = changes.filter(({ effect }) => effect === 'next-start');
  const blocked = plan === undefined || plan.problems.length > 0 || stale;
  const shared = { items, context };
  return (
    <Dialog open onClose={busy ? undefined : onClose} maxWidth="sm" fullWidth aria-labelledby={titleId}>
      <DialogTitle id={titleId}>{title}</DialogTitle>
      <DialogContent>
        {lead}
        {plan === undefined && !planFailure && <p className={styles['lead']}>The host is being asked…</p>}
        {plan && changes.length === 0 && plan.problems.length === 0 && (
          <p className={styles['lead']}>The guest is so already: there is nothing to do.</p>
        )}
        {context.running ? (
          <>
            <ChangeList title="At once" changes={later ? [] : soon} {...shared} />
            <ChangeList title="At the next start" changes={later ? changes : waits} {...shared} />
          </>
        ) : (
          <ChangeList title="What changes" changes={changes} {...shared} />
        )}
        <div className={styles['notes']}>
          {plan?.warnings.map(({ text, why, remedy }) => (
            <Attention key={text} what={text} why={[why, remedy].filter(Boolean).join(' ')} />
          ))}
          {plan?.problems.map(({ edit, property, failure: problem }) => (
            <FailureNote key={`${edit} ${property} ${problem.code}`} failure={problem} />
          ))}
          {planFailure && <FailureNote failure={planFailure} />}
          {failure && <FailureNote failure={failure} />}
        </div>
        {context.running && soon.length > 0 && (
          <FormControlLabel
            className={styles['later'] ?? ''}
            control={<Checkbox checked={later} onChange={(_, on) => setLater(on)} />}
            label="Only at the next start"
          />
        )}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose} disabled={busy} autoFocus={dangerous}>
          Cancel
        </Button>
        <Button
          variant="contained"
          color={dangerous ? 'error' : 'primary'}
          disabled={blocked || busy}
          autoFocus={!dangerous}
          onClick={() => void apply()}
        >
          {confirm}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
