import Button from '@mui/material/Button';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '#renderer/api/client.ts';
import { guestRef } from '#renderer/api/live/guests.ts';
import { notify, notifyFailure } from '#renderer/app/notifications/store.ts';
import { ConfirmDialog } from '#renderer/ui/confirm-dialog.tsx';
import type { Guest } from '#shared/contract/guests.ts';

/** What cloud-init or an installer has read once is of no more use, and may tell keys or passwords. */
export function TakeOutSetup({ guest, path }: { guest: Guest; path: string }) {
  const queries = useQueryClient();
  const [asking, setAsking] = useState(false);
  const takeOut = async () => {
    setAsking(false);
    try {
      await api.guests.takeOutSetup({ guest: guestRef(guest) });
      // Its row is what it was, so no event asks for the details again.
      void queries.invalidateQueries({ queryKey: ['guest-details'] });
      notify({ tone: 'success', text: `The set-up medium of “${guest.name}” is gone.` });
    } catch (error) {
      notifyFailure(error);
    }
  };
  return (
    <>
      <Button onClick={() => setAsking(true)}>Take out…</Button>
      {asking && (
        <ConfirmDialog
          title="Take out the set-up medium?"
          confirm="Take out and delete"
          lost={[path]}
          dangerous
          after="A guest that was set up needs it no more. One that was not set up yet never will be."
          onConfirm={() => void takeOut()}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}
