import Dialog from '@mui/material/Dialog';
import DialogTitle from '@mui/material/DialogTitle';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useConnections } from '#renderer/api/live/connections.ts';
import { ConfirmDialog } from '#renderer/ui/confirm-dialog.tsx';
import type { Connection } from '#shared/contract/connections.ts';
import type { Failure } from '#shared/contract/failure.ts';
import { CreateForm } from './create-form.tsx';
import { Creating } from './creating.tsx';
import { goToCreated, reportCreation, type Creation } from './creation.ts';
import { emptyDraft, type Draft } from './draft.ts';
import { NoConnection } from './no-connection.tsx';

/** Creating a guest, the short way: a name and a source; everything else is a default that can be changed. */
export default function CreateDialog() {
  const navigate = useNavigate();
  const byId = useConnections(state => state.byId);
  const online = [...byId.values()].filter(connection => connection.state === 'online');
  const connecting = [...byId.values()].some(connection => connection.state === 'connecting');
  const [draft, setDraft] = useState<Draft>();
  const [worthKeeping, setWorthKeeping] = useState(false);
  const [asking, setAsking] = useState(false);
  const [creation, setCreation] = useState<Creation>();
  const [failure, setFailure] = useState<Failure>();

  const leave = () => void navigate({ to: '/guests', search: true });
  const close = () => {
    if (creation) {
      void reportCreation(creation);
      leave();
    } else if (worthKeeping) setAsking(true);
    else leave();
  };
  const first = online.find(isUsual) ?? online[0];
  const initial = draft ?? (first && emptyDraft(first.id));

  return (
    <Dialog open onClose={close} maxWidth="md" fullWidth aria-labelledby="create-title">
      <DialogTitle id="create-title">{creation ? `Creating ${creation.name}` : 'New guest'}</DialogTitle>
      {creation ? (
        <Creating
          creation={creation}
          onBackground={close}
          onDone={() => goToCreated(creation)}
          onFailed={why => {
            setCreation(undefined);
            setFailure(why);
          }}
        />
      ) : initial ? (
        <CreateForm
          initial={initial}
          connections={online}
          failure={failure}
          onWorthKeeping={setWorthKeeping}
          onCancel={close}
          onCreating={(made, begun) => {
            setDraft(made);
            setFailure(undefined);
            setCreation(begun);
          }}
        />
      ) : (
        <NoConnection waiting={connecting} onClose={leave} />
      )}
      {asking && (
        <ConfirmDialog
          title="Close without creating the guest?"
          confirm="Close"
          lost={['What you entered for the new guest']}
          onConfirm={leave}
          onClose={() => setAsking(false)}
        />
      )}
    </Dialog>
  );
}

/** The system daemon is where most guests belong: it has networks and starts them at boot. */
const isUsual = ({ id }: Connection): boolean => id === 'system';
