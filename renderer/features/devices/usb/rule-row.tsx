import Button from '@mui/material/Button';
import { useId, useState } from 'react';
import { api } from '#renderer/api/client.ts';
import { useStale } from '#renderer/api/live/connections.ts';
import { notifyFailure } from '#renderer/app/notifications/store.ts';
import { FailureNote } from '#renderer/ui/failure-note.tsx';
import { StatusPill } from '#renderer/ui/status-pill.tsx';
import type { ShownUsbRule } from '#shared/contract/usb.ts';
import { ruleNote, ruleStates, ruleText } from './words.ts';
import styles from './usb.module.css';

/** One rule: whose it is, what it means, and what it comes to now. */
export function RuleRow({ shown, onTaken }: { shown: ShownUsbRule; onTaken: () => void }) {
  const id = useId();
  const [busy, setBusy] = useState(false);
  const { guest, guestName, rule, name, state, failure } = shown;
  const stale = useStale(guest.connection);
  const { tone, label } = ruleStates[state];
  const note = ruleNote(shown);
  const take = async () => {
    setBusy(true);
    try {
      await api.usb.take({ guest, rule });
      onTaken();
    } catch (error) {
      notifyFailure(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <li className={styles['row']}>
      <div>
        <h3 id={id}>
          {name || ruleText(rule)} for “{guestName}” <StatusPill tone={tone}>{label}</StatusPill>
        </h3>
        <p className={styles['muted']}>It gets {ruleText(rule)}.</p>
        {note && <p>{note}</p>}
        {failure && <FailureNote failure={failure} />}
      </div>
      <Button disabled={stale || busy} aria-describedby={id} onClick={() => void take()}>
        {state === 'attached' ? 'Take back' : 'Forget'}
      </Button>
    </li>
  );
}
