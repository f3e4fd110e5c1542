import Button from '@mui/material/Button';
import type { Guest } from '#shared/contract/guests.ts';
import type { PassthroughSetup } from '#shared/contract/passthrough.ts';
import { useSetups, useVerification } from '#renderer/api/passthrough.ts';
import { openOverlay } from '#renderer/app/overlays.ts';
import { Attention } from '#renderer/ui/attention.tsx';
import { noteOf } from './note-of.ts';

/** On a guest's overview: how its set-ups stand, and the way to each. */
export function PassthroughNotes({ guest }: { guest: Guest }) {
  const { setups } = useSetups(guest.connection);
  return setups
    .filter(setup => setup.guest.uuid === guest.uuid)
    .map(setup => <Note key={setup.id} setup={setup} />);
}

function Note({ setup }: { setup: PassthroughSetup }) {
  const { checks } = useVerification(setup.connection, setup.id, setup.state === 'after');
  const note = noteOf(setup, checks);
  if (note === undefined) return null;
  return (
    <Attention
      tone={note.tone}
      what={note.what}
      why={note.why}
      action={
        <Button
          onClick={() =>
            openOverlay({ kind: 'passthrough-setup', connection: setup.connection, setup: setup.id })
          }
        >
          {note.button}
        </Button>
      }
    />
  );
}
