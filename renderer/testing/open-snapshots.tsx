import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { connectApi } from '#renderer/api/client.ts';
import { applyConnectionsEvent } from '#renderer/api/live/connections.ts';
import { applyGuestsEvent } from '#renderer/api/live/guests.ts';
import { createQueryClient } from '#renderer/api/query.ts';
import { setRouter } from '#renderer/app/go.ts';
import { createAppRouter } from '#renderer/app/router.tsx';
import type { Guest } from '#shared/contract/guests.ts';
import type { SnapshotAction } from '#shared/contract/snapshots.ts';
import type { Unfinished } from '#shared/contract/unfinished.ts';
import { inventConnection, inventGuest } from './invent.ts';
import { inventSnapshotPlan, inventSnapshots, type InventedTree } from './invent-snapshots.ts';

// jsdom lays nothing out and has none.
globalThis.ResizeObserver ??= class {
  observe() {}
  unobserve() {}
  disconnect() {}
};
globalThis.IntersectionObserver ??= class {
  root = null;
  rootMargin = '';
  scrollMargin = '';
  thresholds = [];
  observe() {}
  unobserve() {}
  disconnect() {}
  takeRecords() {
    return [];
  }
};
Object.assign(URL, { createObjectURL: () => 'blob:none', revokeObjectURL: () => {} });

interface Asked {
  action: SnapshotAction;
}

/** The Snapshots tab of one invented guest, with the whole frame around it. For tests only. */
export async function openSnapshots({
  shape = 'branches',
  change = {},
  unfinished = [],
}: {
  shape?: InventedTree;
  change?: Partial<Guest>;
  unfinished?: Omit<Unfinished, 'guest' | 'connection'>[];
} = {}) {
  const guest = inventGuest({ name: 'web', ...change });
  const ran: SnapshotAction[] = [];
  const settled: unknown[] = [];
  const answers: Readonly<Record<string, (input: never) => unknown>> = {
    'snapshots.list': () => inventSnapshots(guest, shape),
    'snapshots.plan': ({ action }: Asked) => inventSnapshotPlan(guest, action, shape),
    'snapshots.run': ({ action }: Asked) => {
      ran.push(action);
      return { job: 'job-1' };
    },
    'snapshots.thumbnail': () => new Blob(),
    'unfinished.list': () => ({
      unfinished: unfinished.map(each => ({ ...each, connection: guest.connection, guest })),
    }),
    'unfinished.settle': (input: unknown) => {
      settled.push(input);
      return {};
    },
  };
  connectApi({
    call: async (path, input) => {
      const answer = answers[path.join('.')];
      return answer === undefined ? new Promise(() => {}) : answer(input as never);
    },
  });
  applyConnectionsEvent({ kind: 'snapshot', connections: [inventConnection()] });
  applyGuestsEvent({ kind: 'snapshot', guests: [guest], complete: true });
  location.hash = `#/guests/${guest.connection}/${guest.uuid}/snapshots`;
  const router = createAppRouter();
  setRouter(router);
  render(
    <QueryClientProvider client={createQueryClient()}>
      <RouterProvider router={router} />
    </QueryClientProvider>,
  );
  await screen.findByRole('heading', { name: 'What can be done with this guest now' });
  return { user: userEvent.setup(), guest, ran, settled };
}
