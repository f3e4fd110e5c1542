import Button from '@mui/material/Button';
import { Outlet, useParams } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import type { Guest } from '#shared/contract/guests.ts';
import { guestKey, useGuest, useGuests, type GuestKey } from '#renderer/api/live/guests.ts';
import { useUnreachable } from '#renderer/app/guest-actions/reach.ts';
import { useTargets } from '#renderer/app/guest-actions/targets.ts';
import { go } from '#renderer/app/go.ts';
import { Attention } from '#renderer/ui/attention.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { GuestHeader } from './header.tsx';
import { GuestTabs } from './tabs.tsx';
import { PanelGuest } from './panel-guest.ts';
import styles from '#renderer/app/side-panel/side-panel.module.css';

/** One guest beside the list: its actions, what needs attention, and its tabs. */
export default function GuestPanel() {
  const params = useParams({ from: '/frame/guests/$connection/$uuid' });
  const key = guestKey(params as Pick<Guest, 'connection' | 'uuid'>);
  const guest = useGuest(key);
  const loaded = useGuests(state => state.loaded);

  useEffect(() => {
    useTargets.setState({ opened: key });
    return () => useTargets.setState({ opened: undefined });
  }, [key]);
  const name = guest?.name;
  useEffect(() => {
    if (name !== undefined) document.title = `${name} – Innkeeper`;
  }, [name]);

  // Deleted while it was open: the list is what is left.
  const wasThere = useRef<GuestKey | undefined>(undefined);
  useEffect(() => {
    if (guest) wasThere.current = key;
    else if (wasThere.current === key) void go({ to: '/guests', search: true, replace: true });
  }, [guest, key]);

  if (guest) return <Panel guest={guest} />;
  if (!loaded) return null;
  return (
    <EmptyState
      title="This guest is not there any more"
      action={<Button onClick={() => void go({ to: '/guests', search: true })}>Close</Button>}
    >
      It was deleted, or its host is not connected.
    </EmptyState>
  );
}

function Panel({ guest }: { guest: Guest }) {
  const away = useUnreachable(guest);
  return (
    <PanelGuest value={guest}>
      <div className={styles['panel']}>
        <GuestHeader guest={guest} />
        <GuestTabs guest={guest} />
        {away !== undefined && (
          <div className={styles['stale']}>
            <Attention
              what={away}
              why="You see the last that was known. Nothing can be changed until it is back."
            />
          </div>
        )}
        <div className={styles['tab']}>
          <Outlet />
        </div>
      </div>
    </PanelGuest>
  );
}
