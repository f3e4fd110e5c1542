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
import { WideButton } from '#renderer/app/side-panel/wide-button.tsx';
import styles from '#renderer/app/side-panel/side-panel.module.css';
import { formatDuration } from '#renderer/ui/format.ts';
import { StatusPill } from '#renderer/ui/status-pill.tsx';
import { useNow } from '#renderer/ui/use-now.ts';
import { GuestPower } from './guest-power.tsx';
import { ScreenButton } from './screen-button.tsx';

/** Before that, seconds would have to be counted for all to see. */
const aMinute = 60_000;

function GuestPill({ guest }: { guest: Guest }) {
  const now = useNow(15_000);
  const words = useStateWords(guest);
  const pending = usePendingOf(guestKey(guest));
  const stale = useStale(guest.connection);
  const { look, tone } = stateLooks[guest.state];
  const forMs = guest.since === undefined ? 0 : now - guest.since;
  if (stale) {
    return (
      <StatusPill tone="off" look={look}>
        {words}
      </StatusPill>
    );
  }
  return (
    <StatusPill tone={pending ? 'accent' : tone} look={pending ? 'busy' : look}>
      {words}
      {!pending && forMs >= aMinute && ` · ${formatDuration(forMs)}`}
    </StatusPill>
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
