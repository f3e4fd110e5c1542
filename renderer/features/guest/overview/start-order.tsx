import Button from '@mui/material/Button';
import { useId, useState } from 'react';
import { startOrderSchema, type Guest } from '#shared/contract/guests.ts';
import { setStartOrder } from '#renderer/api/overview.ts';
import { useUnreachable } from '#renderer/app/guest-actions/reach.ts';
import { notifyFailure } from '#renderer/app/notifications/store.ts';
import styles from './overview.module.css';

/** Its place among guests that are started together. */
export function StartOrder({ guest }: { guest: Guest }) {
  const away = useUnreachable(guest);
  const hint = useId();
  const [draft, setDraft] = useState<string | undefined>();
  const order = draft === undefined || draft.trim() === '' ? null : Number(draft);
  const wrong = order !== null && !startOrderSchema.safeParse(order).success;
  const save = async () => {
    try {
      await setStartOrder(guest, order);
      setDraft(undefined);
    } catch (error) {
      notifyFailure(error);
    }
  };
  if (draft === undefined) {
    return (
      <span className={styles['inline']}>
        {guest.startOrder === undefined ? (
          <span className={styles['muted']}>Starts with the last</span>
        ) : (
          `Starts as number ${guest.startOrder}`
        )}
        <Button
          disabled={away !== undefined}
          title={away}
          aria-label="Change the start order"
          onClick={() => setDraft(String(guest.startOrder ?? ''))}
        >
          Change
        </Button>
      </span>
    );
  }
  return (
    <form
      className={styles['inline']}
      onSubmit={event => {
        event.preventDefault();
        if (!wrong) void save();
      }}
    >
      <input
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- it was asked for by a button
        autoFocus
        className={styles['number']}
        inputMode="numeric"
        aria-label="Start order"
        aria-describedby={hint}
        aria-invalid={wrong}
        value={draft}
        onChange={event => setDraft(event.target.value)}
        onKeyDown={event => {
          if (event.key === 'Escape') setDraft(undefined);
        }}
      />
      <Button type="submit" disabled={wrong}>
        Save
      </Button>
      <Button onClick={() => setDraft(undefined)}>Cancel</Button>
      <span id={hint} className={styles['hint']}>
        {wrong
          ? 'A whole number from 1 to 10,000, or nothing.'
          : 'Guests started together start in this order, the lowest first; those without one last.'}
      </span>
    </form>
  );
}
