import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { useId, useMemo, useState } from 'react';
import { waitingChanges } from '#shared/domain/hardware/waiting.ts';
import { guestKey } from '#renderer/api/live/guests.ts';
import { Attention } from '#renderer/ui/attention.tsx';
import { countOf } from '#renderer/ui/format.ts';
import { useRestarting } from '../restart/restart.ts';
import { RestartButton } from '../restart/restart-button.tsx';
import type { Hardware } from '../use-hardware.ts';
import { ChangeList } from './change-list.tsx';
import { nameOf } from './property-words.ts';
import { TakeBackDialog } from './take-back-dialog.tsx';
import styles from './changes.module.css';

interface Props {
  hardware: Hardware;
  onRevert: (item: string, property?: string) => void;
}

/** What the running guest does not have yet: the list of it, the way to it, and the way back. */
export function WaitingBanner({ hardware, onRevert }: Props) {
  const { documents, items, context, guest, locked } = hardware;
  const title = useId();
  const [open, setOpen] = useState<'list' | 'back'>();
  const { live, next } = documents;
  const changes = useMemo(() => (live && next ? waitingChanges(live, next) : []), [live, next]);
  const restarting = useRestarting(guestKey(guest));
  if (changes.length === 0) {
    // The last one was taken back in the dialog: the next one to wait must not open it again.
    if (open !== undefined) setOpen(undefined);
    return null;
  }
  const names = [...new Set(changes.map(({ item, property }) => nameOf(items, item, property)))];
  return (
    <div className={styles['banner']}>
      <Attention
        what={restarting ? `${guest.name} is shutting down, to be started again.` : waitText(changes.length)}
        why={names.slice(0, 3).join(' · ') + (names.length > 3 ? ` and ${names.length - 3} more` : '')}
        action={
          <div className={styles['actions']}>
            <Button onClick={() => setOpen('list')}>Review</Button>
            <RestartButton guest={guest} disabled={locked !== undefined} />
          </div>
        }
      />
      {open === 'list' && (
        <Dialog open onClose={() => setOpen(undefined)} maxWidth="sm" fullWidth aria-labelledby={title}>
          <DialogTitle id={title}>What waits for a restart</DialogTitle>
          <DialogContent>
            <ChangeList
              title="At the next start"
              changes={changes}
              items={items}
              context={context}
              action={change => (
                <Button
                  disabled={locked !== undefined}
                  aria-label={`Undo ${nameOf(items, change.item, change.property)}`}
                  onClick={() => onRevert(change.item, change.property)}
                >
                  Undo
                </Button>
              )}
            />
          </DialogContent>
          <DialogActions>
            <Button disabled={locked !== undefined} onClick={() => setOpen('back')}>
              Take all back…
            </Button>
            <Button variant="contained" color="primary" autoFocus onClick={() => setOpen(undefined)}>
              Close
            </Button>
          </DialogActions>
        </Dialog>
      )}
      {open === 'back' && (
        <TakeBackDialog hardware={hardware} changes={changes} onClose={() => setOpen(undefined)} />
      )}
    </div>
  );
}

const waitText = (count: number): string =>
  `${countOf(count, 'change')} ${count === 1 ? 'waits' : 'wait'} for a restart.`;
