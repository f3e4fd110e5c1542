import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { cleanup, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { connectApi } from '#renderer/api/client.ts';
import { applyConnectionsEvent } from '#renderer/api/live/connections.ts';
import { applyJobsEvent } from '#renderer/api/live/jobs.ts';
import { listenForShortcuts } from '#renderer/app/commands/shortcuts.ts';
import { setRouter } from '#renderer/app/go.ts';
import { createAppRouter } from '#renderer/app/router.tsx';
import { inventConnection, inventUuid, localId } from '#renderer/testing/invent.ts';
import { inventCreatePlan, inventOptions, type InventedHost } from '#renderer/testing/invent-create.ts';
import type { CreatePlan } from '#shared/contract/create/plan.ts';
import type { CreateRequest } from '#shared/contract/create/request.ts';
import { isWorthKeeping } from '../wizard/draft.ts';
import { dropDraft, useDraft } from '../wizard/draft-store.ts';
import { forgetPlan } from '../wizard/plan-store.ts';
import { leaveCreation } from './creation.ts';

vi.stubGlobal('scrollTo', () => {});

const host: InventedHost = { shape: 'desktop' };
let runs: CreateRequest[];
let problems: CreatePlan['problems'];
let stopKeys: () => void;

/** The real planner over an invented host, finding these problems as well until a fix was run. */
function answer(name: string, input: unknown): unknown {
  switch (name) {
    case 'options':
      return inventOptions(host);
    case 'plan': {
      const plan = inventCreatePlan(host, input as CreateRequest);
      return { ...plan, problems: [...plan.problems, ...problems] };
    }
    case 'look':
      return { unattended: 'none' };
    case 'run':
      runs.push(input as CreateRequest);
      return { job: 'j', guest: { connection: localId, uuid: inventUuid(1) } };
    case 'fix': {
      problems = [];
      const job = { id: 'f', title: '', state: 'done', cancellable: false, startedAt: 0, log: [] } as const;
      applyJobsEvent({ kind: 'upsert', job: { ...job, log: [] } });
      return { job: 'f', request: (input as { request: CreateRequest }).request };
    }
    // The frame counts the devices of this computer.
    case 'map':
      return { pci: [], usb: [] };
    default:
      return { systems: [], entries: [], files: [], folder: '', templates: [], unreadable: [] };
  }
}

beforeEach(() => {
  runs = [];
  problems = [];
  connectApi({ call: async (path, input) => answer(path[1] ?? '', input) });
  applyConnectionsEvent({ kind: 'snapshot', connections: [inventConnection()] });
  stopKeys = listenForShortcuts();
});
afterEach(() => {
  cleanup();
  stopKeys();
  dropDraft();
  forgetPlan();
  leaveCreation();
});

async function open(address = '/guests/new') {
  history.replaceState(null, '', `#${address}`);
  const router = createAppRouter();
  setRouter(router);
  render(
    <QueryClientProvider client={new QueryClient()}>
      <RouterProvider router={router} />
    </QueryClientProvider>,
  );
  await screen.findByRole('region', { name: 'New guest' });
  return { user: userEvent.setup(), at: () => router.state.location.pathname };
}

const startButton = () => screen.getByRole<HTMLButtonElement>('button', { name: 'Create and start' });
const side = () => screen.getByRole('region', { name: 'What will be created' });

test('a source is all that a person has to give', async () => {
  const { user } = await open();
  await user.click(await screen.findByText('debian-12.iso'));
  await within(side()).findByRole('button', { name: /^System: Debian 12/ });
  await user.keyboard('{Control>}{Enter}{/Control}');
  await screen.findByRole('heading', { name: 'Creating guest-1' });
  expect(runs).toEqual([
    {
      connection: 'system',
      name: 'guest-1',
      source: { kind: 'iso', image: '/var/lib/libvirt/images/debian-12.iso' },
      start: true,
    },
  ]);
});

test('without a source it asks for one, beside the field, and makes nothing', async () => {
  const { user } = await open();
  await screen.findByText('debian-12.iso');
  expect(screen.queryByRole('alert')).toBeNull();
  await user.click(startButton());
  expect((await screen.findByRole('alert')).textContent).toContain('Pick a file');
  expect(runs).toEqual([]);
});

test('asked for on another page, it turns to the one with what is missing', async () => {
  const { user, at } = await open('/guests/new/place');
  await screen.findByLabelText('Title');
  await user.click(startButton());
  await waitFor(() => expect(at()).toBe('/guests/new/source'));
  expect((await screen.findByRole('alert')).textContent).toContain('Pick a file');
});

test('switching views hides questions and changes no answer', async () => {
  const { user, at } = await open();
  await user.click(await screen.findByText('debian-12.iso'));
  await user.click(screen.getByText('Large'));
  const before = useDraft.getState().draft;
  await user.click(screen.getByText('Expert'));
  await waitFor(() => expect(at()).toBe('/guests/new/source'));
  await user.keyboard('{Alt>}{ArrowRight}{/Alt}');
  await waitFor(() => expect(at()).toBe('/guests/new/place'));
  await user.click(screen.getByText('Basic'));
  await waitFor(() => expect(at()).toBe('/guests/new'));
  expect(useDraft.getState().draft).toBe(before);
});

test('the rail counts what was chosen and what is wrong', async () => {
  const { user } = await open('/guests/new/place');
  const rail = screen.getByRole('navigation', { name: 'Pages of the new guest' });
  expect(within(rail).queryByText('changed')).toBeNull();
  await user.type(await screen.findByLabelText('Title'), 'A');
  within(rail).getByRole('link', { name: /Name and place changed/ });
  await user.type(screen.getByLabelText('Name', { exact: true }), '/');
  await within(rail).findByRole('link', { name: /Name and place 1 problem/ });
  expect(startButton().disabled).toBe(true);
});

test('a fix makes the guest possible', async () => {
  problems = [
    {
      field: 'pool',
      failure: { code: 'POOL_INACTIVE', params: { name: 'default' } },
      fix: { id: 'start-pool', label: 'Start the pool' },
    },
  ];
  const { user } = await open();
  await user.click(await screen.findByText('debian-12.iso'));
  const fix = await screen.findByRole('button', { name: 'Start the pool' });
  await waitFor(() => expect(startButton().disabled).toBe(true));
  await user.click(fix);
  await waitFor(() => expect(screen.queryByRole('alert')).toBeNull());
  await waitFor(() => expect(startButton().disabled).toBe(false));
});

test('Escape closes at once when nothing would be lost, and asks otherwise', async () => {
  const first = await open();
  await first.user.keyboard('{Escape}');
  await waitFor(() => expect(first.at()).toBe('/guests'));
  cleanup();
  const { user, at } = await open();
  await user.click(await screen.findByText('debian-12.iso'));
  await user.keyboard('{Escape}');
  const dialog = await screen.findByRole('dialog');
  expect(at()).toBe('/guests/new');
  await user.click(within(dialog).getByRole('button', { name: 'Close' }));
  await waitFor(() => expect(at()).toBe('/guests'));
  const { draft } = useDraft.getState();
  expect(draft === undefined || !isWorthKeeping(draft)).toBe(true);
});

test('leaving while it is made lets it go on, and gives the answers back when it fails', async () => {
  const { user } = await open();
  await user.click(await screen.findByText('debian-12.iso'));
  await user.click(startButton());
  await screen.findByRole('heading', { name: 'Creating guest-1' });
  await user.click(screen.getByRole('button', { name: 'Continue in the background' }));
  await waitFor(() =>
    expect(useDraft.getState().draft?.source).not.toMatchObject({ image: expect.stringContaining('debian') }),
  );
  const job = { id: 'j', title: '', cancellable: false, startedAt: 0, log: [] };
  applyJobsEvent({ kind: 'upsert', job: { ...job, state: 'failed' } });
  await waitFor(() =>
    expect(useDraft.getState().draft?.source).toMatchObject({
      image: expect.stringContaining('debian-12.iso'),
    }),
  );
});
