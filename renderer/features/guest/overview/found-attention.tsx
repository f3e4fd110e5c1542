import Button from '@mui/material/Button';
import { useState } from 'react';
import type { Guest } from '#shared/contract/guests.ts';
import type { Attention as Found } from '#shared/contract/overview.ts';
import { Attention } from '#renderer/ui/attention.tsx';
import { countOf } from '#renderer/ui/format.ts';
import { RemedyButton } from './remedy-button.tsx';
import styles from './overview.module.css';

const tones = { error: 'error', warning: 'warning', hint: 'info' } as const;
/** Hints beyond these are folded away: a guest that runs well enough is not to look broken. */
const HINTS_SHOWN = 2;

/** What the rules found, the worst first. */
export function FoundAttention({ guest, found }: { guest: Guest; found: readonly Found[] }) {
  const [all, setAll] = useState(false);
  const grave = found.filter(({ severity }) => severity !== 'hint');
  const hints = found.filter(({ severity }) => severity === 'hint');
  const folded = all ? 0 : Math.max(0, hints.length - HINTS_SHOWN);
  return (
    <>
      {[...grave, ...hints.slice(0, hints.length - folded)].map(({ id, severity, what, why, remedies }) => (
        <Attention
          key={id}
          tone={tones[severity]}
          what={what}
          why={why}
          action={
            remedies.length > 0 && (
              <span className={styles['remedies']}>
                {remedies.map(remedy => (
                  <RemedyButton key={remedy.label} guest={guest} remedy={remedy} />
                ))}
              </span>
            )
          }
        />
      ))}
      {folded > 0 && (
        <Button className={styles['fold'] ?? ''} color="inherit" onClick={() => setAll(true)}>
          Show {countOf(folded, 'more hint')}
        </Button>
      )}
    </>
  );
}
