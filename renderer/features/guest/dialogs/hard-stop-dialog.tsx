import { takes } from '#shared/domain/guests/actions.ts';
import type { GuestKey } from '#renderer/api/live/guests.ts';
import { actOn } from '#renderer/app/guest-actions/act.ts';
import { ConfirmDialog } from '#renderer/ui/confirm-dialog.tsx';
import { namesOf, useGuestsByKey } from './use-guests.ts';

type HardAction = 'force-off' | 'reset' | 'discard-saved';

const words: Record<HardAction, { title: string; confirm: string; does: string; lost: string }> = {
  'force-off': {
    title: 'Force off',
    confirm: 'Force off',
    does: 'This is like pulling the plug. Shutting down lets the system inside finish first.',
    lost: 'what its programs have not written to disk',
  },
  reset: {
    title: 'Reset',
    confirm: 'Reset',
    does: 'This is like pressing the reset button. Rebooting lets the system inside finish first.',
    lost: 'what its programs have not written to disk',
  },
  'discard-saved': {
    title: 'Discard the saved state of',
    confirm: 'Discard',
    does: 'The next start boots from disk, as after a loss of power.',
    lost: 'its saved memory, with every program that was open',
  },
};

/** Asks before memory is thrown away, naming for each guest what that is. */
export default function HardStopDialog({
  action,
  guests: keys,
  onClose,
}: {
  action: HardAction;
  guests: readonly GuestKey[];
  onClose: () => void;
}) {
  const guests = useGuestsByKey(keys).filter(guest => takes(guest, action));
  const { title, confirm, does, lost } = words[action];
  return (
    <ConfirmDialog
      title={`${title} ${namesOf(guests)}?`}
      lost={guests.map(guest => `${guest.name}: ${lost}`)}
      confirm={confirm}
      dangerous
      ready={guests.length > 0}
      onClose={onClose}
      onConfirm={() => {
        onClose();
        void actOn(guests, action);
      }}
    >
      <p>{does}</p>
    </ConfirmDialog>
  );
}
