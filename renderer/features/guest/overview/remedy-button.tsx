import Button from '@mui/material/Button';
import { useQueryClient } from '@tanstack/react-query';
import { Suspense, useState } from 'react';
import { lazy } from '#renderer/ui/lazy.ts';
import type { Guest } from '#shared/contract/guests.ts';
import type { Remedy } from '#shared/contract/overview.ts';
import { guestKey } from '#renderer/api/live/guests.ts';
import { overviewAgain, startNetwork } from '#renderer/api/overview.ts';
import { useUnreachable } from '#renderer/app/guest-actions/reach.ts';
import { notify, notifyFailure } from '#renderer/app/notifications/store.ts';
import { openGuestPage } from './open-guest-page.ts';

const BusRemedy = lazy(() => import('./bus-remedy.tsx'));
const ReadabilityDialog = lazy(() => import('#renderer/ui/readability/readability-dialog.tsx'));
const EditRemedy = lazy(() => import('./edit-remedy.tsx'));

/** Carries a remedy out, or opens where it is carried out. What changes the guest is shown first: hence the dots. */
export function RemedyButton({ guest, remedy }: { guest: Guest; remedy: Remedy }) {
  const queries = useQueryClient();
  const away = useUnreachable(guest);
  const [open, setOpen] = useState(false);
  const [busy, setBusy] = useState(false);
  const again = () => overviewAgain(queries, guestKey(guest));

  const start = async (network: string) => {
    setBusy(true);
    try {
      await startNetwork(guest, network);
      notify({ tone: 'success', text: `The network “${network}” runs.` });
      await again();
    } catch (error) {
      notifyFailure(error);
    } finally {
      setBusy(false);
    }
  };
  const run = () => {
    switch (remedy.kind) {
      case 'edit':
      case 'change-bus':
      case 'let-read':
        return setOpen(true);
      case 'page':
        return openGuestPage(guest, remedy.page);
      case 'start-network':
        return void start(remedy.network);
    }
  };
  const changes = remedy.kind !== 'page';
  const asks = remedy.kind === 'edit' || remedy.kind === 'change-bus' || remedy.kind === 'let-read';
  return (
    <>
      <Button
        disabled={busy || (changes && away !== undefined)}
        title={changes ? away : undefined}
        onClick={run}
      >
        {asks ? `${remedy.label}…` : remedy.label}
      </Button>
      {open && (
        <Suspense fallback={null}>
          {remedy.kind === 'edit' && (
            <EditRemedy
              guest={guest}
              remedy={remedy}
              onApplied={() => {
                setOpen(false);
                void again();
              }}
              onClose={() => setOpen(false)}
            />
          )}
          {remedy.kind === 'let-read' && (
            <ReadabilityDialog
              file={{ connection: guest.connection, path: remedy.path, write: remedy.write, guest }}
              onReadable={() => void again()}
              onClose={() => setOpen(false)}
            />
          )}
          {remedy.kind === 'change-bus' && (
            <BusRemedy guest={guest} remedy={remedy} onClose={() => setOpen(false)} />
          )}
        </Suspense>
      )}
    </>
  );
}
