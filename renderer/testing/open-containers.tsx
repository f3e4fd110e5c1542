import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { configure, render } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ORPCError } from '@orpc/client';
import type { Container } from '#shared/contract/containers.ts';
import type { Failure } from '#shared/contract/failure.ts';
import type { Guest } from '#shared/contract/guests.ts';
import type { Job } from '#shared/contract/jobs.ts';
import { connectApi } from '#renderer/api/client.ts';
import { applyConnectionsEvent, setLink } from '#renderer/api/live/connections.ts';
import { applyContainersEvent } from '#renderer/api/live/containers.ts';
import { applyEnginesEvent } from '#renderer/api/live/engines.ts';
import { applyGuestsEvent } from '#renderer/api/live/guests.ts';
import { applyJobsEvent } from '#renderer/api/live/jobs.ts';
import { setRouter } from '#renderer/app/go.ts';
import { registerCommands } from '#renderer/app/commands/registry.ts';
import { listenForShortcuts } from '#renderer/app/commands/shortcuts.ts';
import { containerCommands } from '#renderer/app/container-actions/commands.ts';
import { guestCommands } from '#renderer/app/guest-actions/commands.ts';
import { Notifications } from '#renderer/app/notifications/notifications.tsx';
import { OverlayHost } from '#renderer/app/overlay-host.tsx';
import { createAppRouter } from '#renderer/app/router.tsx';
import { createFakeBackend } from './fake-backend.ts';
import { inventConnection } from './invent.ts';
import { inventedContainers, inventedEngine } from './invent-containers.ts';

// Pages are loaded when they are opened, which a busy machine takes its time for.
configure({ asyncUtilTimeout: 10_000 });

/** jsdom lays nothing out: whatever is asked for its height has room for a list. */
function giveRoom(): void {
  globalThis.ResizeObserver ??= class {
    observe() {}
    unobserve() {}
    disconnect() {}
  };
  window.scrollTo = () => {};
  Object.defineProperty(HTMLElement.prototype, 'clientHeight', { configurable: true, get: () => 900 });
}

interface Options {
  /** Behind the `#`. */
  at?: string;
  containers?: readonly Container[];
  guests?: readonly Guest[];
  /** Answers of the test's own, by procedure, such as `containers.act`; others are invented. */
  answers?: Readonly<Record<string, (input: never) => unknown>>;
  /** Procedures that fail. */
  refuse?: Readonly<Record<string, Failure>>;
}

/** The list of guests with containers in it, or the page of one, with the whole frame around it. For tests only. */
export function openContainers({
  at = '/guests',
  containers = inventedContainers,
  guests = [],
  answers = {},
  refuse = {},
}: Options = {}) {
  giveRoom();
  const connection = inventConnection();
  const { link } = createFakeBackend({
    connections: [connection],
    guests,
    engines: [inventedEngine],
    containers,
  });
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
  applyEnginesEvent({ kind: 'snapshot', engines: [inventedEngine] });
  applyGuestsEvent({ kind: 'snapshot', guests: [...guests], complete: true });
  applyContainersEvent({ kind: 'snapshot', containers: [...containers], complete: true });
  applyJobsEvent({ kind: 'snapshot', jobs: [] });
  setLink('live');
  location.hash = `#${at}`;
  const router = createAppRouter();
  setRouter(router);
  const withdraw = [registerCommands([...containerCommands, ...guestCommands]), listenForShortcuts()];
  const queries = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const { container: page } = render(
    <QueryClientProvider client={queries}>
      <RouterProvider router={router} />
      <OverlayHost />
      <Notifications />
    </QueryClientProvider>,
  );
  return {
    user: userEvent.setup(),
    page,
    /** What a procedure was called with, one after the other. */
    calls: (procedure: string) => asked.filter(call => call.procedure === procedure).map(call => call.input),
    /** As an event of the engine does. */
    changed: (container: Container) => applyContainersEvent({ kind: 'upsert', containers: [container] }),
    /** As an event of a job does. */
    job: (job: Job) => applyJobsEvent({ kind: 'upsert', job }),
    /** Ends what the next test would hear. */
    close: () => {
      for (const each of withdraw) each();
    },
  };
}
