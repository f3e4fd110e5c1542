import { useEffect, type ReactNode } from 'react';
import { stateLooks } from '#renderer/app/guest-actions/looks.ts';
import { OverlayHost } from '#renderer/app/overlay-host.tsx';
import { StatusPill } from '#renderer/ui/status-pill.tsx';
import type { Guest } from '#shared/contract/guests.ts';
import styles from './console-window.module.css';
import { PowerMenu } from './power-menu.tsx';

/** What every window of a console has: a title that names its guest, and the dialogs its menus open. */
export function ConsoleWindow({
  guest,
  what,
  children,
}: {
  guest: Guest | undefined;
  what: string;
  children: ReactNode;
}) {
  useEffect(() => {
    document.title = guest ? `${guest.name}: ${what}` : 'Innkeeper';
  }, [guest, what]);
  return (
    <main className={styles['window']}>
      {children}
      <OverlayHost />
    </main>
  );
}

/** The end of the bar in such a window: how the guest is, and what can be done to it. */
export function WindowControls({ guest }: { guest: Guest | undefined }) {
  if (guest === undefined) return null;
  const { label, look, tone } = stateLooks[guest.state];
  return (
    <>
      <StatusPill tone={tone} look={look}>
        {label}
      </StatusPill>
      <PowerMenu guest={guest} />
    </>
  );
}
