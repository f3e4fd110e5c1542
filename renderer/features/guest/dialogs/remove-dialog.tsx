import { useQuery } from '@tanstack/react-query';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { api } from '#renderer/api/client.ts';
import { toFailure } from '#renderer/api/failure.ts';
import { guestRef, type GuestKey } from '#renderer/api/live/guests.ts';
import { notifyFailure } from '#renderer/app/notifications/store.ts';
import { ConfirmDialog } from '#renderer/ui/confirm-dialog.tsx';
import { FailureNote } from '#renderer/ui/failure-note.tsx';
import { DiskChoice } from './disk-choice.tsx';
import { diskId, losesData, suggestedDisks, whatIsLost, wordToType } from './removal.ts';
import { namesOf, useGuestsByKey } from './use-guests.ts';
import styles from './dialogs.module.css';

/** Deletes guests after showing exactly what goes with them. */
export default function RemoveDialog({
  guests: keys,
  onClose,
}: {
  guests: readonly GuestKey[];
  onClose: () => void;
}) {
  const guests = useGuestsByKey(keys);
  const { data: plans, error } = useQuery({
    queryKey: ['removal-plans', keys],
    queryFn: () => Promise.all(guests.map(guest => api.guests.removalPlan({ guest: guestRef(guest) }))),
    staleTime: 0,
    gcTime: 0,
  });
  const [chosen, setChosen] = useState<ReadonlySet<string> | undefined>();
  const deleted = chosen ?? suggestedDisks(plans ?? []);
  const [typed, setTyped] = useState('');

  const word = wordToType(plans ?? []);
  const mustType = plans !== undefined && losesData(plans, deleted);
  const ready = plans !== undefined && (!mustType || typed === word);
  const remove = () => {
    onClose();
    for (const plan of plans ?? []) {
      const deleteDisks = plan.disks
        .map(({ target }) => target)
        .filter(target => deleted.has(diskId(plan, target)));
      const deleteFiles = plan.files.flatMap(({ id }) => (deleted.has(diskId(plan, id)) ? [id] : []));
      // The job reports its own progress and failure; only a refusal to begin is ours to tell.
      api.guests.remove({ guest: plan.guest, deleteDisks, deleteFiles }).catch(notifyFailure);
    }
  };

  return (
    <ConfirmDialog
      title={`Delete ${namesOf(guests)}?`}
      lost={plans ? whatIsLost(plans, deleted) : []}
      confirm={deleted.size > 0 ? 'Delete with its data' : 'Delete'}
      dangerous
      ready={ready}
      onConfirm={remove}
      onClose={onClose}
      after={
        mustType && (
          <TextField
            className={styles['typed'] ?? ''}
            fullWidth
            value={typed}
            onChange={event => setTyped(event.target.value)}
            onKeyDown={event => event.key === 'Enter' && ready && remove()}
            helperText={
              <>
                This cannot be undone. Type <strong>{word}</strong> to go on.
              </>
            }
            slotProps={{
              htmlInput: { 'aria-label': `Type ${word} to go on`, spellCheck: false, autoComplete: 'off' },
            }}
          />
        )
      }
    >
      {error && <FailureNote failure={toFailure(error)} />}
      {plans === undefined && !error && <p className={styles['muted']}>Looking at what belongs to it…</p>}
      {plans && <DiskChoice plans={plans} deleted={deleted} onChange={setChosen} />}
    </ConfirmDialog>
  );
}
