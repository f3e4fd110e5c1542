import type { Guest } from '#shared/contract/guests.ts';
import { isActive } from '#shared/domain/guests/state.ts';
import { possibleActions } from '#shared/domain/guests/actions.ts';
import { guestKey } from '#renderer/api/live/guests.ts';
import type { Command } from '#renderer/app/commands/registry.ts';
import { requestAction } from '#renderer/app/guest-actions/act.ts';
import { powerMenuGroups } from '#renderer/app/guest-actions/menu-groups.ts';
import { useUnreachable } from '#renderer/app/guest-actions/reach.ts';
import { usePendingOf } from '#renderer/app/guest-actions/pending.ts';
import { actionLooks } from '#renderer/app/guest-actions/table.ts';
import { PowerButton } from '#renderer/app/side-panel/power-button.tsx';

export function GuestPower({ guest, commands }: { guest: Guest; commands: readonly Command[] }) {
  const pending = usePendingOf(guestKey(guest));
  const away = useUnreachable(guest);
  const [first] = possibleActions(guest.state);
  if (first === undefined) return null;
  return (
    <PowerButton
      first={actionLooks[first]}
      starts={!isActive(guest.state)}
      away={away}
      busy={pending?.action === first}
      onFirst={() => requestAction([guest], first)}
      groups={powerMenuGroups}
      commands={commands}
    />
  );
}
