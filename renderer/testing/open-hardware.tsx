import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ORPCError } from '@orpc/client';
import { connectApi } from '#renderer/api/client.ts';
import { applyConnectionsEvent } from '#renderer/api/live/connections.ts';
import { applyGuestsEvent } from '#renderer/api/live/guests.ts';
import { setRouter } from '#renderer/app/go.ts';
import { createAppRouter } from '#renderer/app/router.tsx';
import type { Guest } from '#shared/contract/guests.ts';
import type { HardwareEdit } from '#shared/contract/hardware.ts';
import { inventOptions } from './invent-create.ts';
import { inventSharing } from './invent-gpu-sharing.ts';
import { InventedHardware, Refused } from './invent-hardware.ts';
import { inventConnection, inventGuest } from './invent.ts';

// jsdom lays nothing out and has none.
globalThis.ResizeObserver ??= class {
  observe() {}
  unobserve() {}
  disconnect() {}
};

interface Asked {
  edits: HardwareEdit[];
  later?: boolean;
}

/** The Hardware tab of one invented guest, with the whole frame around it. For tests only. */
export async function openHardware({
  item = '',
  change = {},
  waiting,
}: {
  item?: string;
  change?: Partial<Guest>;
  /** The lasting document, from the one it runs by. */
  waiting?: (running: string) => string;
} = {}) {
  const guest = inventGuest({ name: 'web', memory: 4 * 1024 ** 3, ...change });
  const invented = new InventedHardware(guest, waiting);
  const applied: Asked[] = [];
  const acted: unknown[] = [];
  const answers: Readonly<Record<string, (input: never) => unknown>> = {
    'hardware.documents': () => invented.documents,
    'hardware.choices': () => invented.choices(),
    'hardware.plan': ({ edits }: Asked) => invented.plan(edits),
    'hardware.apply': (asked: Asked) => {
      applied.push(asked);
      return invented.apply(asked.edits, asked.later ?? false);
    },
    'guests.act': (input: { guests: unknown[] }) => {
      acted.push(input);
      return input.guests.map(each => ({ guest: each }));
    },
    'gpuSharing.offer': () => inventSharing('ready'),
    'create.options': () => inventOptions({ shape: 'desktop' }),
  };
  connectApi({
    call: async (path, input) => {
      const answer = answers[path.join('.')];
      if (answer === undefined) return new Promise(() => {});
      try {
        return answer(input as never);
      } catch (error) {
        if (error instanceof Refused) throw new ORPCError('FAILED', { data: error.failure });
        throw error;
      }
    },
  });
  applyConnectionsEvent({ kind: 'snapshot', connections: [inventConnection()] });
  applyGuestsEvent({ kind: 'snapshot', guests: [guest], complete: true });
  location.hash = `#/guests/${guest.connection}/${guest.uuid}/hardware/${encodeURIComponent(item)}`;
  const router = createAppRouter();
  setRouter(router);
  const queries = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const view = render(
    <QueryClientProvider client={queries}>
      <RouterProvider router={router} />
    </QueryClientProvider>,
  );
  await screen.findByRole('navigation', { name: 'Hardware' });
  return {
    user: userEvent.setup(),
    guest,
    invented,
    applied,
    acted,
    unmount: view.unmount,
    /** As an event of libvirt does. */
    changed: (part: Partial<Guest> = {}) =>
      applyGuestsEvent({ kind: 'upsert', guests: [{ ...guest, ...part }] }),
  };
}
