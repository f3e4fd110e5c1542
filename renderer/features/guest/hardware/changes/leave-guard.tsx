import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { useBlocker } from '@tanstack/react-router';
import { useId } from 'react';
import type { Guest } from '#shared/contract/guests.ts';
import { guestKey } from '#renderer/api/live/guests.ts';
import { countOf } from '#renderer/ui/format.ts';
import { changesIn } from '../model/draft.ts';
import { discardDraft, draftOf, useDraft } from '../model/draft-store.ts';

/** Asks before the page is left with changes that are not applied. Other pages of the same hardware are no leaving. */
export function LeaveGuard({ guest }: { guest: Guest }) {
  const title = useId();
  const key = guestKey(guest);
  const count = changesIn(useDraft(key));
  const here = `/guests/${guest.connection}/${guest.uuid}/hardware`;
  const blocker = useBlocker({
    shouldBlockFn: ({ next }) => draftOf(key).size > 0 && !next.pathname.startsWith(here),
    enableBeforeUnload: () => draftOf(key).size > 0,
    withResolver: true,
  });
  if (blocker.status !== 'blocked') return null;
  return (
    <Dialog open onClose={blocker.reset} maxWidth="xs" fullWidth aria-labelledby={title}>
      <DialogTitle id={title}>{countOf(count, 'change')} not applied</DialogTitle>
      <DialogContent>
        <p>
          The hardware of {guest.name} was changed here only. Kept, the changes are here when you come back,
          until Innkeeper is closed.
        </p>
      </DialogContent>
      <DialogActions>
        <Button
          onClick={() => {
            discardDraft(key);
            blocker.proceed();
          }}
        >
          Discard and leave
        </Button>
        <Button onClick={blocker.proceed}>Keep and leave</Button>
        <Button variant="contained" color="primary" autoFocus onClick={blocker.reset}>
          Stay
        </Button>
      </DialogActions>
    </Dialog>
  );
}
