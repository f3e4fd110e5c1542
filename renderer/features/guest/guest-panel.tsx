import { useParams } from '@tanstack/react-router';
import type { Guest } from '#shared/contract/guests.ts';
import { guestKey, useGuest, useGuests } from '#renderer/api/live/guests.ts';
import { useUnreachable } from '#renderer/app/guest-actions/reach.ts';
import { NotThere, PanelFrame } from '#renderer/app/side-panel/panel-frame.tsx';
import { useOpened } from '#renderer/app/side-panel/use-opened.ts';
import { GuestHeader } from './header.tsx';
import { GuestTabs } from './tabs.tsx';
import { PanelGuest } from './panel-guest.ts';

/** One guest beside the list: its actions, what needs attention, and its tabs. */
export default function GuestPanel() {
  const params = useParams({ from: '/frame/guests/$connection/$uuid' });
  const key = guestKey(params as Pick<Guest, 'connection' | 'uuid'>);
  const guest = useGuest(key);
  const loaded = useGuests(state => state.loaded);
  useOpened(key, guest?.name);
  if (guest) return <Panel guest={guest} />;
  if (!loaded) return null;
  return (
    <NotThere title="This guest is not there any more">
      It was deleted, or its host is not connected.
    </NotThere>
  );
}

function Panel({ guest }: { guest: Guest }) {
  const away = useUnreachable(guest);
  return (
    <PanelGuest value={guest}>
      <PanelFrame away={away}>
        <GuestHeader guest={guest} />
        <GuestTabs guest={guest} />
      </PanelFrame>
    </PanelGuest>
  );
}
