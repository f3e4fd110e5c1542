import { createPortal } from 'react-dom';
import { useStale } from '#renderer/api/live/connections.ts';
import { useGuest } from '#renderer/api/live/guests.ts';
import { useThumbnail } from '#renderer/api/thumbnails/use-thumbnail.ts';
import { stateLooks } from '#renderer/app/guest-actions/looks.ts';
import type { Guest } from '#shared/contract/guests.ts';
import { isPictured } from '../pictured.ts';
import type { Peek } from './use-peek.ts';
import styles from './peek-card.module.css';

const width = 420;
const height = 290;
const gap = 8;

/** Beside the small picture, wherever there is room in the window. */
function place({ left, right, top }: DOMRect): { left: number; top: number } {
  const beside = right + gap + width < innerWidth ? right + gap : left - gap - width;
  return {
    left: Math.max(gap, beside),
    top: Math.max(gap, Math.min(top - gap, innerHeight - height - gap)),
  };
}

/** A guest's screen large enough to read, live. It lets the pointer through and takes no focus. */
export default function PeekCard({ peek }: { peek: Peek }) {
  const guest = useGuest(peek.key);
  if (guest === undefined) return null;
  return createPortal(<Card guest={guest} at={peek.at} />, document.body);
}

function Card({ guest, at }: { guest: Guest; at: DOMRect }) {
  const stale = useStale(guest.connection);
  const live = isPictured(guest) && !stale;
  const url = useThumbnail(guest, width, live);
  const words = stale ? 'Not connected' : stateLooks[guest.state].label;
  return (
    <div className={styles['card']} style={{ ...place(at), width }} role="tooltip">
      <div className={styles['screen']}>
        {url !== undefined && <img src={url} alt="" data-old={!live || undefined} />}
      </div>
      <p>
        <strong>{guest.name}</strong> <span>{words}</span>
      </p>
    </div>
  );
}
