import Button from '@mui/material/Button';
import { useMemo, useState } from 'react';
import type { Command } from '#renderer/app/commands/registry.ts';
import { useCommands } from '#renderer/app/commands/use-commands.ts';
import { guestKey } from '#renderer/api/live/guests.ts';
import { countOf } from '#renderer/ui/format.ts';
import { changesIn, hasUnreadable } from '../model/draft.ts';
import { discardDraft } from '../model/draft-store.ts';
import type { Hardware } from '../use-hardware.ts';
import { ReviewDialog } from './review-dialog.tsx';
import styles from './changes.module.css';

/** What was changed and is not applied: when it would take effect, and the two ways on. */
export function DraftBar({ hardware, conflicts }: { hardware: Hardware; conflicts: boolean }) {
  const { guest, draft, edits, plan, context, wrong, locked } = hardware;
  const [reviewing, setReviewing] = useState(false);
  const count = changesIn(draft);
  const ready = count > 0 && wrong === 0 && !hasUnreadable(draft) && !conflicts && locked === undefined;
  useCommands(
    useMemo(
      (): readonly Command[] => [
        {
          id: 'hardware.apply',
          title: 'Review and apply the changes',
          section: 'Selected guest',
          keys: ['Mod+S', 'Mod+Enter'],
          whileTyping: true,
          available: () => ready,
          run: () => setReviewing(true),
        },
      ],
      [ready],
    ),
  );
  if (count === 0) return null;
  const problems = wrong + (plan.plan?.problems.length ?? 0);
  const now = plan.plan?.changes.filter(({ effect }) => effect !== 'next-start').length ?? 0;
  const waits = (plan.plan?.changes.length ?? 0) - now;
  return (
    <div className={styles['bar']} role="region" aria-label="Changes that are not applied">
      <p role="status">
        <strong>{countOf(count, 'change')}</strong>{' '}
        {problems > 0 ? (
          <span className={styles['wrong']}>{countOf(problems, 'problem')} to solve first.</span>
        ) : context.running && plan.plan && !plan.stale ? (
          <span>{whenText(now, waits)}</span>
        ) : (
          <span>not applied</span>
        )}
      </p>
      <Button onClick={() => discardDraft(guestKey(guest))}>Discard</Button>
      <Button
        variant="contained"
        color="primary"
        disabled={!ready}
        title="Review and apply (Ctrl S)"
        onClick={() => setReviewing(true)}
      >
        Review and apply…
      </Button>
      {reviewing && (
        <ReviewDialog
          hardware={hardware}
          title={`Change ${guest.name}`}
          confirm="Apply"
          edits={edits}
          onApplied={() => {
            discardDraft(guestKey(guest));
            setReviewing(false);
          }}
          onClose={() => setReviewing(false)}
        />
      )}
    </div>
  );
}

function whenText(now: number, waits: number): string {
  if (waits === 0) return now === 1 ? 'takes effect at once' : 'take effect at once';
  if (now === 0) return waits === 1 ? 'takes effect at the next start' : 'take effect at the next start';
  return `${now} at once, ${waits} at the next start`;
}
