import Button from '@mui/material/Button';
import type { Guest } from '#shared/contract/guests.ts';
import { guestKey } from '#renderer/api/live/guests.ts';
import { useUnreachable } from '#renderer/app/guest-actions/reach.ts';
import { openOverlay } from '#renderer/app/overlays.ts';
import { Fact, Facts } from '#renderer/ui/facts.tsx';
import { Section } from '#renderer/ui/section.tsx';
import { CopyText } from '#renderer/ui/copy-text.tsx';
import { StartOrder } from './start-order.tsx';
import styles from './overview.module.css';

/** How people call and sort it. */
export function LabelsSection({ guest }: { guest: Guest }) {
  const away = useUnreachable(guest);
  const edit = () => openOverlay({ kind: 'guest-labels', guests: [guestKey(guest)] });
  return (
    <Section
      title="About"
      aside={
        <Button disabled={away !== undefined} onClick={edit}>
          Group and tags…
        </Button>
      }
    >
      <Facts>
        {guest.title && <Fact name="Title">{guest.title}</Fact>}
        <Fact name="Group">{guest.group ?? <span className={styles['muted']}>None</span>}</Fact>
        <Fact name="Tags">
          {guest.tags.length === 0 ? (
            <span className={styles['muted']}>None</span>
          ) : (
            <span className={styles['tags']}>
              {guest.tags.map(tag => (
                <span key={tag} className={styles['tag']} title={tag}>
                  {tag}
                </span>
              ))}
            </span>
          )}
        </Fact>
        <Fact name="Order">
          <StartOrder guest={guest} />
        </Fact>
        <Fact name="UUID">
          <CopyText text={guest.uuid} what="UUID" />
        </Fact>
      </Facts>
    </Section>
  );
}
