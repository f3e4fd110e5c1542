import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { configure, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ORPCError } from '@orpc/client';
import { connectApi } from '#renderer/api/client.ts';
import { applyConnectionsEvent } from '#renderer/api/live/connections.ts';
import { applyGuestsEvent } from '#renderer/api/live/guests.ts';
import { setRouter } from '#renderer/app/go.ts';
import { Notifications } from '#renderer/app/notifications/notifications.tsx';
import { createAppRouter } from '#renderer/app/router.tsx';
import type { Failure } from '#shared/contract/failure.ts';
import type { Guest } from '#shared/contract/guests.ts';
import { createFakeBackend } from './fake-backend.ts';
import { inventConnection, inventGuest } from './invent.ts';

// Pages are loaded when they are opened, which a busy machine takes its time for.
configure({ asyncUtilTimeout: 10_000 });

// jsdom lays nothing out and has neither.
globalThis.ResizeObserver ??= class {
  observe() {}
  unobserve() {}
  disconnect() {}
};
globalThis.IntersectionObserver ??= class {
  observe() {}
  unobserve() {}
  disconnect() {}
} as unknown as typeof IntersectionObserver;

window.scrollTo = () => {};

interface Options {
  /** Below the guest's address, such as `agent`. */
  tab?: string;
  change?: Partial<Guest>;
  /** Answers of the test's own, by procedure, such as `agent.read`; others are invented. */
  answers?: Readonly<Record<string, (input: never) => unknown>>;
  /** Procedures that fail. */
  refuse?: Readonly<Record<string, Failure>>;
}

/** A page of one invented guest, with the whole frame around it. For tests only. */
export async function openGuest({ tab = '', change = {}, answers = {}, refuse = {} }: Options = {}) {
  const guest = inventGuest({ name: 'web', ...change });
  const connection = inventConnection();
  const { link } = createFakeBackend({ connections: [connection], guests: [guest] });
  const asked: { procedure: string; input: unknown }[] = [];
  connectApi({
    async call(path, input, options) {
      const procedure = path.join('.');
      asked.push({ procedure, input });
      const failure = refuse[procedure];
      if (failure) throw new ORPCError('FAILED', { data: failure });
      // Nothing in jsdom draws a picture of a screen.
      if (procedure === 'guests.thumbnail') return new Promise(() => {});
      const answer = answers[procedure];
      return answer ? answer(input as never) : link.call(path, input, options);
    },
  });
  applyConnectionsEvent({ kind: 'snapshot', connections: [connection] });
  applyGuestsEvent({ kind: 'snapshot', guests: [guest], complete: true });
  location.hash = `#/guests/${guest.connection}/${guest.uuid}${tab === '' ? '' : `/${tab}`}`;
  const router = createAppRouter();
  setRouter(router);
  const queries = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const { container } = render(
    <QueryClientProvider client={queries}>
      <RouterProvider router={router} />
      <Notifications />
    </QueryClientProvider>,
  );
  await screen.findByRole('navigation', { name: `Tabs of ${guest.name}` });
  return {
    user: userEvent.setup(),
    guest,
    container,
    /** What a procedure was called with, one after the other. */
    calls: (procedure: string) => asked.filter(call => call.procedure === procedure).map(call => call.input),
    /** As an event of libvirt does. */
    changed: (part: Partial<Guest>) => applyGuestsEvent({ kind: 'upsert', guests: [{ ...guest, ...part }] }),
  };
}
