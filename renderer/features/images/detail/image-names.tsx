import Button from '@mui/material/Button';
import { useState } from 'react';
import { imageWays } from '#renderer/api/images.ts';
import { CopyText } from '#renderer/ui/copy-text.tsx';
import { PlanDialog } from '#renderer/ui/plan/plan-dialog.tsx';
import { Section } from '#renderer/ui/section.tsx';
import type { Image } from '#shared/contract/images/image.ts';
import styles from '../images.module.css';

/** What it is called, each of which can be taken away by itself. */
export function ImageNames({ image }: { image: Image }) {
  const [leaving, leave] = useState<string>();
  return (
    <Section title="Names">
      {image.tags.length === 0 ? (
        <p className={styles['muted']}>It has none: another took its name, or it was built without one.</p>
      ) : (
        <ul className={styles['names']} aria-label="Names of this image">
          {image.tags.map(tag => (
            <li key={tag}>
              <CopyText text={tag} what={`the name ${tag}`} />
              <Button size="small" aria-label={`Take away ${tag}…`} onClick={() => leave(tag)}>
                Take away…
              </Button>
            </li>
          ))}
        </ul>
      )}
      {leaving !== undefined && (
        <PlanDialog
          title={`Take the name ${leaving} away`}
          guestName={leaving}
          action={{ do: 'untag' as const, tags: [leaving] }}
          {...imageWays(image.engine)}
          confirm="Take it away"
          onClose={() => leave(undefined)}
        />
      )}
    </Section>
  );
}
