import { useEffect, useRef, useState } from 'react';
import type { Guest } from '#shared/contract/guests.ts';
import { useStale } from '#renderer/api/live/connections.ts';
import { useThumbnail } from '#renderer/api/thumbnails/use-thumbnail.ts';
import { openableDisplay, openScreen } from '#renderer/app/guest-actions/open-console.ts';
import { stateLooks } from '#renderer/app/guest-actions/looks.ts';
import styles from './overview.module.css';

const width = 480;

/** The guest's screen, live while it can be seen; its last picture in grey while there is none. */
export function Thumbnail({ guest }: { guest: Guest }) {
  const frame = useRef<HTMLButtonElement>(null);
  const [inSight, setInSight] = useState(true);
  useEffect(() => {
    if (frame.current === null) return;
    const observer = new IntersectionObserver(([entry]) => setInSight(entry?.isIntersecting ?? true));
    observer.observe(frame.current);
    return () => observer.disconnect();
  }, []);

  const stale = useStale(guest.connection);
  const hasScreen = guest.displays.length > 0;
  const live = hasScreen && !stale && (guest.state === 'running' || guest.state === 'paused');
  const url = useThumbnail(guest, width, live && inSight);
  const openable = !stale && openableDisplay(guest) !== undefined;
  const words = live
    ? url === undefined
      ? 'Taking a picture…'
      : undefined
    : caption(guest, hasScreen, stale);
  return (
    <button
      ref={frame}
      type="button"
      className={styles['thumbnail']}
      disabled={!openable}
      title={openable ? 'Open screen (O)' : undefined}
      onClick={() => openScreen(guest)}
    >
      {url !== undefined && <img src={url} alt="" data-old={!live || undefined} />}
      {openable && <span className="visually-hidden">Open the screen of {guest.name}. </span>}
      {words && <span className={styles['caption']}>{words}</span>}
    </button>
  );
}

function caption(guest: Guest, hasScreen: boolean, stale: boolean): string {
  if (!hasScreen) return 'This guest has no screen.';
  if (stale) return 'Not connected';
  return stateLooks[guest.state].label;
}
