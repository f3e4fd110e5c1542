import type { HistorySubject } from '#shared/contract/history.ts';
import type { GuestRef } from '#shared/contract/guests.ts';
import { procedures } from '../procedures.ts';
import { stoppable } from '../watch/stoppable.ts';
import type { ContainerHistory } from './containers/container-history.ts';
import type { History } from './history.ts';

interface HistoryDeps {
  readonly guests: History<GuestRef>;
  readonly containers: ContainerHistory;
}

/** What happened to a machine or a container. It can be read of a machine that is gone. */
export function createHistoryArea({ guests, containers }: HistoryDeps) {
  const watch = (subject: HistorySubject, stop: AbortSignal) =>
    'guest' in subject ? guests.watch(subject.guest, stop) : containers.watch(subject.container, stop);
  return {
    watch: procedures.history.watch.handler(({ input, signal }) =>
      stoppable(stop => watch(input, stop), signal),
    ),
    before: procedures.history.before.handler(({ input }) =>
      'guest' in input ? guests.before(input.guest, input.id) : containers.before(input.container, input.id),
    ),
  };
}
