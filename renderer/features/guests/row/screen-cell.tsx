import type { Guest } from '#shared/contract/guests.ts';
import { guestKey } from '#renderer/api/live/guests.ts';
import { usePicture } from '#renderer/api/thumbnails/pictures.ts';
import { isPictured } from '../pictured.ts';
import styles from './screen-cell.module.css';

/** The guest's screen, very small: enough to tell a prompt from a desktop. In grey when it is an old one. */
export function ScreenCell({ guest, stale }: { guest: Guest; stale: boolean }) {
  const url = usePicture(guestKey(guest));
  const live = isPictured(guest) && !stale;
  if (url === undefined && !live) return null;
  return (
    <span className={styles['screen']} data-screen>
      {url !== undefined && <img src={url} alt="" data-old={!live || undefined} />}
    </span>
  );
}
