import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { configure, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { connectApi } from '#renderer/api/client.ts';
import { applyConnectionsEvent } from '#renderer/api/live/connections.ts';
import { applyJobsEvent } from '#renderer/api/live/jobs.ts';
import { setRouter } from '#renderer/app/go.ts';
import { OverlayHost } from '#renderer/app/overlay-host.tsx';
import { closeOverlay } from '#renderer/app/overlays.ts';
import { createAppRouter } from '#renderer/app/router.tsx';
import type { Connection } from '#shared/contract/connections.ts';
import { createFakeBackend } from './fake-backend.ts';
import { inventConnection } from './invent.ts';
import type { InventedBridges } from './invent-host-bridges.ts';
import type { InventedNetworks } from './invent-networks.ts';

// A limit for what hangs, never a measure of speed: a busy machine must not fail a test.
configure({ asyncUtilTimeout: 30_000 });

// jsdom lays nothing out: a window of some size, wide enough for two things side by side.
globalThis.ResizeObserver ??= class {
  observe() {}
  unobserve() {}
  disconnect() {}
};
for (const [name, size] of [
  ['clientHeight', 900],
  ['clientWidth', 900],
  ['offsetHeight', 900],
  ['offsetWidth', 900],
] as const)
  Object.defineProperty(HTMLElement.prototype, name, { configurable: true, value: size });
Object.assign(Element.prototype, { scrollIntoView: () => {}, scrollTo: () => {} });
Object.assign(window, {
  scrollTo: () => {},
  matchMedia: () => ({ matches: false, addEventListener: () => {}, removeEventListener: () => {} }),
});

interface Options {
  invented?: InventedNetworks;
  /** The one that is chosen, by its place among the invented. */
  item?: number;
  /** Another tab and what is chosen in it: `bridges/enp3s0`. */
  path?: string;
  bridges?: InventedBridges;
  connection?: Partial<Connection>;
}

/** The networks of one invented host, with the whole frame around them. For tests only. */
export async function openNetworks({
  invented = {},
  item,
  path,
  bridges = {},
  connection = {},
}: Options = {}) {
  // One that failed may have left its dialog open.
  closeOverlay();
  const host = inventConnection(connection);
  const { link } = createFakeBackend({ connections: [host], guests: [], networks: invented, bridges });
  const asked: { procedure: string; input: unknown }[] = [];
  connectApi({
    async call(path, input, options) {
      asked.push({ procedure: path.join('.'), input });
      return link.call(path, input, options);
    },
  });
  applyConnectionsEvent({ kind: 'snapshot', connections: [host] });
  applyJobsEvent({ kind: 'snapshot', jobs: [] });
  const uuid = item === undefined ? '' : `/9a0f7d1e-7a51-4a0e-9d0c-${String(item).padStart(12, '0')}`;
  location.hash = `#/networks/${host.id}/${path ?? `networks${uuid}`}`;
  const router = createAppRouter();
  setRouter(router);
  const { container } = render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <RouterProvider router={router} />
      <OverlayHost />
    </QueryClientProvider>,
  );
  await screen.findByRole('navigation', { name: `Tabs of ${host.label}` });
  return {
    user: userEvent.setup(),
    host,
    container,
    /** What a procedure was called with, one after the other. */
    calls: (procedure: string) => asked.filter(call => call.procedure === procedure).map(call => call.input),
  };
}
