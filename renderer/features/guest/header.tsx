import { useMemo } from 'react';
import type { Guest } from '#shared/contract/guests.ts';
import { useStale } from '#renderer/api/live/connections.ts';
import { guestKey } from '#renderer/api/live/guests.ts';
import { guestCommandsFor } from '#renderer/app/guest-actions/commands.ts';
import { useStateWords } from '#renderer/app/guest-actions/guest-state.tsx';
import { stateLooks } from '#renderer/app/guest-actions/looks.ts';
import { otherMenuGroups } from '#renderer/app/guest-actions/menu-groups.ts';
import { usePendingOf } from '#renderer/app/guest-actions/pending.ts';
import { MoreMenu } from '#renderer/app/side-panel/more-menu.tsx';
import { StatePill } from '#renderer/app/side-panel/state-pill.tsx';
import { WideButton } from '#renderer/app/side-panel/wide-button.tsx';
import styles from '#renderer/app/side-panel/side-panel.module.css';
import { GuestPower } from './guest-power.tsx';
import { ScreenButton } from './screen-button.tsx';

function GuestPill({ guest }: { guest: Guest }) {
  const words = useStateWords(guest);
  const pending = usePendingOf(guestKey(guest)) !== undefined;
  const away = useStale(guest.connection);
  const { look, tone } = stateLooks[guest.state];
  return (
    <StatePill words={words} look={look} tone={tone} since={guest.since} pending={pending} away={away} />
  );
}

export function GuestHeader({ guest }: { guest: Guest }) {
  // The menus are about this guest, even while others are selected in the list.
  const commands = useMemo(() => guestCommandsFor(() => [guest]), [guest]);
  return (
    <header className={styles['header']}>
      <div className={styles['title']}>
        <h1 title={guest.title ? `${guest.name}: ${guest.title}` : guest.name}>{guest.name}</h1>
        <GuestPill guest={guest} />
      </div>
      <div className={styles['actions']}>
        <ScreenButton guest={guest} />
        <GuestPower guest={guest} commands={commands} />
        <MoreMenu groups={otherMenuGroups} commands={commands} />
        <WideButton />
      </div>
    </header>
  );
}
