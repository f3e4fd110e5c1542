import CloseIcon from '@mui/icons-material/Close';
import MoreIcon from '@mui/icons-material/MoreHoriz';
import IconButton from '@mui/material/IconButton';
import { lazy, Suspense, useState } from 'react';
import { useGuests, type GuestKey } from '#renderer/api/live/guests.ts';
import { CommandButton } from '#renderer/app/commands/command-button.tsx';
import { useTargets } from '#renderer/app/guest-actions/targets.ts';
import { isPossible } from '#shared/domain/guests/actions.ts';
import { chooseNone } from './selection-store.ts';
import styles from './bulk-bar.module.css';

const GuestMenu = lazy(() => import('./guest-menu.tsx'));
const offered = ['start', 'shutdown', 'pause', 'resume'] as const;

/** What can be done with several guests at once; there only while several are selected. */
export function BulkBar() {
  const selected = useTargets(state => state.selected);
  const byKey = useGuests(state => (selected.size > 1 ? state.byKey : undefined));
  const [menu, setMenu] = useState<{ x: number; y: number } | undefined>();
  if (byKey === undefined) return null;
  const guests = [...selected].flatMap(key => byKey.get(key as GuestKey) ?? []);
  if (guests.length < 2) return null;
  return (
    <div className={styles['bar']} role="toolbar" aria-label="Selected guests">
      <strong>{guests.length.toLocaleString('en-GB')} selected</strong>
      {offered
        .map(action => [action, guests.filter(guest => isPossible(action, guest.state)).length] as const)
        .filter(([, count]) => count > 0)
        .map(([action, count]) => (
          <CommandButton key={action} id={`guest.${action}`}>
            {labels[action]} {count < guests.length && count}
          </CommandButton>
        ))}
      <span className={styles['wide']}>
        <CommandButton id="guest.labels">Group and tags</CommandButton>
        <CommandButton id="guest.remove">Delete</CommandButton>
      </span>
      <IconButton
        aria-label="More actions"
        aria-haspopup="menu"
        onClick={event => {
          const { left, top } = event.currentTarget.getBoundingClientRect();
          setMenu({ x: left, y: top });
        }}
      >
        <MoreIcon />
      </IconButton>
      <IconButton aria-label="Select none" title="Select none (Esc)" onClick={chooseNone}>
        <CloseIcon />
      </IconButton>
      {menu && (
        <Suspense fallback={null}>
          <GuestMenu at={menu} onClose={() => setMenu(undefined)} />
        </Suspense>
      )}
    </div>
  );
}

const labels = { start: 'Start', shutdown: 'Shut down', pause: 'Pause', resume: 'Resume' } as const;
