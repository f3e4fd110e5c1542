import Button from '@mui/material/Button';
import { sentence } from '#shared/domain/failures/words.ts';
import { useConnections } from '#renderer/api/live/connections.ts';
import { useGuests } from '#renderer/api/live/guests.ts';
import { runCommandById } from '#renderer/app/commands/run.ts';
import { go } from '#renderer/app/go.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { withoutFilter } from './model/filter.ts';
import { useGuestsSearch } from './use-search.ts';

/** Says why there is nothing, and offers the one thing to do about it. */
export function ListEmpty() {
  const [, change] = useGuestsSearch();
  const guests = useGuests(state => state.byKey.size);
  const failure = useConnections(({ byId }) => [...byId.values()].find(each => each.failure)?.failure);
  const online = useConnections(({ byId }) => [...byId.values()].some(each => each.state === 'online'));

  if (guests > 0) {
    return (
      <EmptyState
        title="No guest matches"
        action={
          <Button variant="contained" color="primary" onClick={() => change(withoutFilter)}>
            Clear the filter
          </Button>
        }
      >
        None of the {guests.toLocaleString('en-GB')} guests has all that you ask for.
      </EmptyState>
    );
  }
  if (!online) {
    const words = failure && sentence(failure);
    return (
      <EmptyState
        title="No host to run guests on yet"
        action={
          <>
            <Button variant="contained" color="primary" onClick={() => void go({ to: '/readiness' })}>
              See what is missing
            </Button>
            <Button onClick={() => void go({ to: '/connections' })}>Connections</Button>
          </>
        }
      >
        {words
          ? `${words.what} ${words.why}`
          : 'Innkeeper is not connected to libvirt, neither here nor elsewhere.'}
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title="No guests yet"
      action={
        <Button variant="contained" color="primary" onClick={() => runCommandById('guest.create')}>
          New guest
        </Button>
      }
    >
      A name and something to boot from are enough. Everything else has a good default.
    </EmptyState>
  );
}
