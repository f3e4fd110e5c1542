import { Link } from '@tanstack/react-router';
import { useSharingHost } from '#renderer/api/host-tuning.ts';
import { Section } from '#renderer/ui/section.tsx';
import type { ConnectionId } from '#shared/contract/values.ts';
import styles from './host-tuning.module.css';

/** GPUs that can draw for guests and stay with the host, and the guests that have it on. */
export function SharingSection({ connection }: { connection: ConnectionId }) {
  const sharing = useSharingHost(connection);
  if (!sharing) return null;
  const { nodes, guests } = sharing;
  return (
    <Section title="Sharing the GPU">
      <p className={styles['about']}>
        The host’s GPU can draw for several guests at once without being given away: slower than a GPU of
        one’s own, fast enough for a desktop. It is turned on at a guest’s display card.
      </p>
      {nodes === undefined && (
        <p className={styles['muted']}>Whether this host has a GPU that can draw cannot be told from here.</p>
      )}
      {nodes?.length === 0 && (
        <p className={styles['muted']}>
          This host has no GPU that can draw for guests: none has a render node (/dev/dri/renderD…).
        </p>
      )}
      <ul className={styles['plain']}>
        {nodes?.map(({ path, name, driver, opens }) => (
          <li key={path}>
            <b>{name ?? path}</b>{' '}
            <span className={styles['muted']}>
              {[name && path, driver, opens === false && 'your account may not open it']
                .filter(Boolean)
                .join(' · ')}
            </span>
          </li>
        ))}
      </ul>
      {guests.length > 0 && (
        <p>
          On for{' '}
          {guests.map(({ guest, name }, at) => (
            <span key={guest.uuid}>
              {at > 0 && ', '}
              <Link to="/guests/$connection/$uuid" params={guest}>
                {name}
              </Link>
            </span>
          ))}
          .
        </p>
      )}
    </Section>
  );
}
