import { ORPCError } from '@orpc/client';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { configure, render } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { connectApi } from '#renderer/api/client.ts';
import { applyConnectionsEvent } from '#renderer/api/live/connections.ts';
import { applyContainersEvent } from '#renderer/api/live/containers.ts';
import { applyEnginesEvent } from '#renderer/api/live/engines.ts';
import { applyJobsEvent } from '#renderer/api/live/jobs.ts';
import { setRouter } from '#renderer/app/go.ts';
import { Notifications } from '#renderer/app/notifications/notifications.tsx';
import { OverlayHost } from '#renderer/app/overlay-host.tsx';
import { closeOverlay } from '#renderer/app/overlays.ts';
import { createAppRouter } from '#renderer/app/router.tsx';
import type { Failure } from '#shared/contract/failure.ts';
import { createFakeBackend } from './fake-backend.ts';
import type { Scene } from './scene.ts';

// A limit for what hangs, never a measure of speed: a busy machine must not fail a test.
configure({ asyncUtilTimeout: 30_000 });

// jsdom lays nothing out: a window of some size, wide enough for two things side by side.
globalThis.ResizeObserver ??= class {
  observe() {}
  unobserve() {}
  disconnect() {}
};
for (const name of ['clientHeight', 'clientWidth', 'offsetHeight', 'offsetWidth'] as const)
  Object.defineProperty(HTMLElement.prototype, name, { configurable: true, value: 900 });
Object.assign(Element.prototype, { scrollIntoView: () => {}, scrollTo: () => {} });
Object.assign(window, {
  scrollTo: () => {},
  matchMedia: () => ({ matches: false, addEventListener: () => {}, removeEventListener: () => {} }),
});

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
    async call(procedurePath, input, options) {
      const procedure = procedurePath.join('.');
      asked.push({ procedure, input });
      const failure = refuse[procedure];
      if (failure) throw new ORPCError('FAILED', { data: failure });
      const answer = answers[procedure];
      return answer ? answer(input as never) : link.call(procedurePath, input, options);
    },
  });
  applyConnectionsEvent({ kind: 'snapshot', connections: [...scene.connections] });
  applyEnginesEvent({
    kind: 'snapshot',
    engines: [...(scene.engines ?? [])],
    ...(scene.configuration && { configuration: scene.configuration }),
  });
  applyContainersEvent({ kind: 'snapshot', containers: [...(scene.containers ?? [])], complete: true });
  applyJobsEvent({ kind: 'snapshot', jobs: [] });
  location.hash = `#/${address}`;
  const router = createAppRouter();
  setRouter(router);
  const { container } = render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <RouterProvider router={router} />
      <OverlayHost />
      <Notifications />
    </QueryClientProvider>,
  );
  return {
    user: userEvent.setup(),
    container,
    /** What a procedure was called with, one after the other. */
    calls: (procedure: string) => asked.filter(call => call.procedure === procedure).map(call => call.input),
  };
}
