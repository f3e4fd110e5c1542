import ArrowIcon from '@mui/icons-material/ArrowDropDown';
import Button from '@mui/material/Button';
import { lazy, Suspense, useState } from 'react';
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
import styles from '#renderer/app/side-panel/side-panel.module.css';

const CommandMenu = lazy(async () => ({
  default: (await import('#renderer/app/commands/command-menu.tsx')).CommandMenu,
}));

/** The most likely change of state as a button, and all others that are possible now behind its arrow. */
export function PowerButton({ guest, commands }: { guest: Guest; commands: readonly Command[] }) {
  const [at, setAt] = useState<HTMLElement | undefined>();
  const pending = usePendingOf(guestKey(guest));
  const away = useUnreachable(guest);
  const [first] = possibleActions(guest.state);
  if (first === undefined) return null;
  const { title, icon: Icon, keys } = actionLooks[first];
  const starts = !isActive(guest.state);
  return (
    <div className={styles['split']} title={away}>
      <Button
        variant={starts ? 'contained' : 'outlined'}
        color={starts ? 'primary' : 'inherit'}
        startIcon={<Icon />}
        title={`${title} (${keys.replace('+', ' ')})`}
        disabled={away !== undefined || pending?.action === first}
        onClick={() => requestAction([guest], first)}
      >
        {title}
      </Button>
      <Button
        variant={starts ? 'contained' : 'outlined'}
        color={starts ? 'primary' : 'inherit'}
        aria-label="Other ways to change its state"
        aria-haspopup="menu"
        aria-expanded={at !== undefined}
        disabled={away !== undefined}
        onClick={event => setAt(event.currentTarget)}
      >
        <ArrowIcon fontSize="small" />
      </Button>
      {at && (
        <Suspense fallback={null}>
          <CommandMenu
            groups={powerMenuGroups}
            commands={commands}
            at={at}
            onClose={() => setAt(undefined)}
          />
        </Suspense>
      )}
    </div>
  );
}
