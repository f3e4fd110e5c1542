import Button from '@mui/material/Button';
import type { Guest } from '#shared/contract/guests.ts';
import { requestAction } from '#renderer/app/guest-actions/act.ts';
import { addVnc, lacksVnc } from '#renderer/app/guest-actions/add-vnc.ts';
import { useUnreachable } from '#renderer/app/guest-actions/reach.ts';
import { notifyFailure } from '#renderer/app/notifications/store.ts';
import { Attention } from '#renderer/ui/attention.tsx';

/** What matters about this guest now: one sentence, one reason, one button each. */
export function GuestAttention({ guest }: { guest: Guest }) {
  const away = useUnreachable(guest) !== undefined;
  return (
    <>
      {guest.state === 'crashed' && (
        <Attention
          tone="error"
          what="The guest crashed."
          why="Its memory is kept for a look at what happened. Forcing it off lets it start again."
          action={
            <Button disabled={away} onClick={() => requestAction([guest], 'force-off')}>
              Force off…
            </Button>
          }
        />
      )}
      {lacksVnc(guest) && (
        <Attention
          what={`Its only display is ${[...new Set(guest.displays.map(({ type }) => type.toUpperCase()))].join(' and ')}.`}
          why="Innkeeper shows VNC displays. One can stand beside what is there and takes effect at the next start."
          action={
            <Button disabled={away} onClick={() => void addVnc(guest).catch(notifyFailure)}>
              Add VNC
            </Button>
          }
        />
      )}
      {!guest.persistent && (
        <Attention
          what="This guest is not kept."
          why="It was started without being defined, so libvirt forgets it when it stops."
        />
      )}
    </>
  );
}
