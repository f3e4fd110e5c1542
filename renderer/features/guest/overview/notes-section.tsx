import Button from '@mui/material/Button';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { documentTextSchema } from '#shared/contract/values.ts';
import type { Guest } from '#shared/contract/guests.ts';
import { guestKey } from '#renderer/api/live/guests.ts';
import { overviewAgain, setNotes } from '#renderer/api/overview.ts';
import { useUnreachable } from '#renderer/app/guest-actions/reach.ts';
import { notifyFailure } from '#renderer/app/notifications/store.ts';
import { Section } from '#renderer/ui/section.tsx';
import styles from './overview.module.css';

const MOST = 20_000;

/** The domain's own description: whatever other tools read of it as well. */
export function NotesSection({ guest, notes }: { guest: Guest; notes: string }) {
  const away = useUnreachable(guest);
  const [draft, setDraft] = useState<string | undefined>();
  if (draft !== undefined) {
    return (
      <Section title="Notes">
        <NotesForm guest={guest} draft={draft} onDraft={setDraft} />
      </Section>
    );
  }
  return (
    <Section
      title="Notes"
      aside={
        <Button disabled={away !== undefined} title={away} onClick={() => setDraft(notes)}>
          {notes === '' ? 'Write' : 'Edit'}
        </Button>
      }
    >
      {notes === '' ? (
        <p className={styles['muted']}>None. They are kept in the guest’s own description.</p>
      ) : (
        <p className={styles['notes']}>{notes}</p>
      )}
    </Section>
  );
}

interface FormProps {
  guest: Guest;
  draft: string;
  onDraft: (draft: string | undefined) => void;
}

function NotesForm({ guest, draft, onDraft }: FormProps) {
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const wrong = problemOf(draft);
  const save = async () => {
    setBusy(true);
    try {
      await setNotes(guest, draft.trim());
      await overviewAgain(queries, guestKey(guest));
      onDraft(undefined);
    } catch (error) {
      // What was written stays in the field.
      notifyFailure(error);
      setBusy(false);
    }
  };
  return (
    <form
      className={styles['notesForm']}
      onSubmit={event => {
        event.preventDefault();
        if (wrong === undefined) void save();
      }}
    >
      <textarea
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- it was asked for by a button
        autoFocus
        aria-label={`Notes on ${guest.name}`}
        aria-invalid={wrong !== undefined}
        rows={5}
        value={draft}
        onChange={event => onDraft(event.target.value)}
        onKeyDown={event => {
          if (event.key === 'Escape') onDraft(undefined);
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && wrong === undefined) void save();
        }}
      />
      {wrong !== undefined && <p className={styles['wrong']}>{wrong}</p>}
      <div className={styles['buttons']}>
        <Button onClick={() => onDraft(undefined)}>Cancel</Button>
        <Button
          type="submit"
          variant="contained"
          color="primary"
          disabled={busy || wrong !== undefined}
          title="Save (Ctrl Enter)"
        >
          Save
        </Button>
      </div>
    </form>
  );
}

function problemOf(draft: string): string | undefined {
  if (draft.length > MOST) return `They are ${draft.length - MOST} characters too long.`;
  return documentTextSchema.safeParse(draft).error?.issues[0]?.message;
}
