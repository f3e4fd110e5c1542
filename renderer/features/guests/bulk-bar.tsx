import CloseIcon from '@mui/icons-material/Close';
import MoreIcon from '@mui/icons-material/MoreHoriz';
import IconButton from '@mui/material/IconButton';
import { Suspense, useState } from 'react';
import { useContainers, type ContainerKey } from '#renderer/api/live/containers.ts';
import { useGuests, type GuestKey } from '#renderer/api/live/guests.ts';
import { CommandButton } from '#renderer/app/commands/command-button.tsx';
import { useTargets } from '#renderer/app/guest-actions/targets.ts';
import { lazy } from '#renderer/ui/lazy.ts';
import { bulkActions } from './model/bulk.ts';
import { chooseNone } from './selection-store.ts';
import styles from './bulk-bar.module.css';

const GuestMenu = lazy(() => import('./guest-menu.tsx'));

/** What can be done with several guests at once, of any kind; there only while several are selected. */
export function BulkBar() {
  const selected = useTargets(state => state.selected);
  const several = selected.size > 1;
  const guestsByKey = useGuests(state => (several ? state.byKey : undefined));
  const containersByKey = useContainers(state => (several ? state.byKey : undefined));
  const [menu, setMenu] = useState<{ x: number; y: number } | undefined>();
  const guests = [...selected].flatMap(key => guestsByKey?.get(key as GuestKey) ?? []);
  const containers = [...selected].flatMap(key => containersByKey?.get(key as ContainerKey) ?? []);
  const count = guests.length + containers.length;
  if (count < 2) return null;
  return (
    <div className={styles['bar']} role="toolbar" aria-label="Selected guests">
      <strong>{count.toLocaleString('en-GB')} selected</strong>
      {bulkActions(guests, containers).map(({ id, label }) => (
        <CommandButton key={id} id={id}>
          {label}
        </CommandButton>
      ))}
      <span className={styles['wide']}>
        {containers.length === 0 && <CommandButton id="guest.labels">Group and tags</CommandButton>}
        {containers.length === 0 && <CommandButton id="guest.remove">Delete</CommandButton>}
        {guests.length === 0 && <CommandButton id="container.remove">Remove</CommandButton>}
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
