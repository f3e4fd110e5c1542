import { ORPCError } from '@orpc/client';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { render } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { connectApi } from '#renderer/api/client.ts';
import { applyConnectionsEvent, setLink } from '#renderer/api/live/connections.ts';
import { applyContainersEvent } from '#renderer/api/live/containers.ts';
import { applyEnginesEvent } from '#renderer/api/live/engines.ts';
import { applyGuestsEvent } from '#renderer/api/live/guests.ts';
import { applyJobsEvent } from '#renderer/api/live/jobs.ts';
import { setRouter } from '#renderer/app/go.ts';
import { Notifications } from '#renderer/app/notifications/notifications.tsx';
import { closeOverlay } from '#renderer/app/overlays.ts';
import { createAppRouter } from '#renderer/app/router.tsx';
import type { Failure } from '#shared/contract/failure.ts';
import { createFakeBackend } from './fake-backend.ts';
import './no-layout.ts';
import type { Scene } from './scene.ts';

export interface AppOptions {
  /** Answers of the test's own, by procedure; others are invented. */
  answers?: Readonly<Record<string, (input: never) => unknown>>;
  /** Procedures that fail. */
  refuse?: Readonly<Record<string, Failure>>;
}

/** The whole interface over an invented backend, at an address such as `engines/docker/engine`. For tests only. */
export function openApp(address: string, scene: Scene, { answers = {}, refuse = {} }: AppOptions = {}) {
  // One that failed may have left its dialog open.
  closeOverlay();
  const { link } = createFakeBackend(scene);
  const asked: { procedure: string; input: unknown }[] = [];
  connectApi({
    async call(path, input, options) {
      const procedure = path.join('.');
      asked.push({ procedure, input });
      const failure = refuse[procedure];
      if (failure) throw new ORPCError('FAILED', { data: failure });
      const answer = answers[procedure];
      if (answer) return answer(input as never);
      // Nothing in jsdom draws a picture of a screen.
      if (procedure === 'guests.thumbnail') return new Promise(() => {});
      return link.call(path, input, options);
    },
  });
  applyConnectionsEvent({ kind: 'snapshot', connections: [...scene.connections] });
  applyGuestsEvent({ kind: 'snapshot', guests: [...scene.guests], complete: true });
  applyEnginesEvent({
    kind: 'snapshot',
    engines: [...(scene.engines ?? [])],
    ...(scene.configuration && { configuration: scene.configuration }),
  });
  applyContainersEvent({ kind: 'snapshot', containers: [...(scene.containers ?? [])], complete: true });
  applyJobsEvent({ kind: 'snapshot', jobs: [] });
  setLink('live');
  location.hash = `#/${address}`;
  const router = createAppRouter();
  setRouter(router);
  const { container, unmount } = render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <RouterProvider router={router} />
      <Notifications />
    </QueryClientProvider>,
  );
  return {
    user: userEvent.setup(),
    container,
    unmount,
    /** What a procedure was called with, one after the other. */
    calls: (procedure: string) => asked.filter(call => call.procedure === procedure).map(call => call.input),
  };
}
