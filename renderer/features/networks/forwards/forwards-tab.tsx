import AddIcon from '@mui/icons-material/Add';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { keepAddress, useForwards, useForwardsAgain } from '#renderer/api/forwards.ts';
import { useGuests } from '#renderer/api/live/guests.ts';
import { notifyFailure } from '#renderer/app/notifications/store.ts';
import { usePlace } from '#renderer/app/host-area/place.ts';
import { Attention } from '#renderer/ui/attention.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { FailureNote } from '#renderer/ui/failure-note.tsx';
import { ChangeForward } from '#renderer/ui/forwards/change-forward.tsx';
import { ForwardForm } from '#renderer/ui/forwards/forward-form.tsx';
import type { ForwardChange } from '#shared/contract/forwards.ts';
import { goTo } from '../place.ts';
import { ForwardsTable } from './forwards-table.tsx';
import styles from './forwards-tab.module.css';

/** Every port of the host that leads to a guest, by whatever way. */
export default function ForwardsTab() {
  const { connection } = usePlace();
  const { state, failure, again } = useForwards(connection);
  const refresh = useForwardsAgain(connection);
  const byKey = useGuests(store => store.byKey);
  const guests = [...byKey.values()]
    .filter(guest => guest.connection === connection)
    .toSorted((a, b) => a.name.localeCompare(b.name));
  const [adding, setAdding] = useState(false);
  const [change, setChange] = useState<{ change: ForwardChange; name: string }>();
  const add = (
    <Button
      variant="contained"
      color="primary"
      startIcon={<AddIcon />}
      disabled={guests.length === 0}
      onClick={() => setAdding(true)}
    >
      Forward a port…
    </Button>
  );
  return (
    <div className={styles['page']} aria-busy={!state && !failure}>
      {failure && <FailureNote failure={failure} action={<Button onClick={again}>Try again</Button>} />}
      {state?.missing.map(text => (
        <Attention key={text} tone="info" what="Not everything is known here." why={text} />
      ))}
      {state && state.forwards.length === 0 && (
        <EmptyState
          title="No port leads to a guest"
          action={
            <>
              {add}
              <Button onClick={() => goTo(connection, 'firewall')}>See the firewall</Button>
            </>
          }
        >
          A guest on a NAT or user network is not reached from outside. Let a port of the host lead to it,
          such as 2222 to its SSH port. Guests on bridged and routed networks are reached by their own
          address.
        </EmptyState>
      )}
      {state && state.forwards.length > 0 && (
        <>
          <header className={styles['header']}>
            <h2>Ports that lead to guests</h2>
            {add}
          </header>
          <ForwardsTable
            forwards={state.forwards}
            onKeep={({ network, mac, to }) => {
              if (network === undefined || mac === undefined || to === undefined) return;
              keepAddress(connection, { network, mac, address: to }).catch(notifyFailure).finally(refresh);
            }}
            onRemove={forward =>
              setChange({ change: { do: 'remove', id: forward.id }, name: forward.guest?.name ?? '' })
            }
          />
        </>
      )}
      {adding && (
        <ForwardForm
          guests={guests}
          onReview={(wish, guest) => {
            setAdding(false);
            setChange({ change: { do: 'add', wish }, name: guest.name });
          }}
          onClose={() => setAdding(false)}
        />
      )}
      {change && <ChangeForward connection={connection} {...change} onClose={() => setChange(undefined)} />}
    </div>
  );
}
