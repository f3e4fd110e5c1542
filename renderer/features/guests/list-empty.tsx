import Button from '@mui/material/Button';
import { sentence } from '#shared/domain/failures/words.ts';
import { useConnections } from '#renderer/api/live/connections.ts';
import { useContainers } from '#renderer/api/live/containers.ts';
import { useEngines } from '#renderer/api/live/engines.ts';
import { useGuests } from '#renderer/api/live/guests.ts';
import { runCommandById } from '#renderer/app/commands/run.ts';
import { go } from '#renderer/app/go.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { withoutFilter } from './model/filter.ts';
import { useGuestsSearch } from './use-search.ts';

/** Says why there is nothing, and offers the one thing to do about it. */
export function ListEmpty() {
  const [, change] = useGuestsSearch();
  const machines = useGuests(state => state.byKey.size);
  const containers = useContainers(state => state.byKey.size);
  const online = useConnections(({ byId }) => [...byId.values()].some(each => each.state === 'online'));
  const engine = useEngines(({ byId }) => [...byId.values()].some(each => each.state === 'online'));
  const guests = machines + containers;

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
  if (!online && !engine) return <NoHost />;
  return (
    <EmptyState
      title="No guests yet"
      action={
        <Button variant="contained" color="primary" onClick={() => runCommandById('guest.create')}>
          New guest
        </Button>
      }
    >
      {online
        ? 'A name and something to boot from are enough. Everything else has a good default.'
        : 'Containers can be run here. Machines need a connection to libvirt.'}
    </EmptyState>
  );
}

function NoHost() {
  const failure = useConnections(({ byId }) => [...byId.values()].find(each => each.failure)?.failure);
  const engineFailure = useEngines(({ byId }) => [...byId.values()].find(each => each.failure)?.failure);
  const [words, others] = [failure, engineFailure].flatMap(each => (each ? [sentence(each)] : []));
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
        ? [words.what, words.why, others?.what].filter(Boolean).join(' ')
        : 'Innkeeper is connected neither to libvirt nor to a container engine, here or elsewhere.'}
    </EmptyState>
  );
}
