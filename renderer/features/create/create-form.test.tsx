import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import { connectApi } from '#renderer/api/client.ts';
import { applyJobsEvent } from '#renderer/api/live/jobs.ts';
import { inventConnection, inventUuid, localId } from '#renderer/testing/invent.ts';
import type { CreateOptions, CreatePlan, CreateRequest } from '#shared/contract/create.ts';
import { CreateForm } from './create-form.tsx';
import { emptyDraft } from './draft.ts';

afterEach(cleanup);

const GiB = 1024 ** 3;
const options: CreateOptions = {
  suggestedName: 'guest-1',
  pools: [{ name: 'default', active: true, free: 100 * GiB }],
  networks: [{ name: 'default', active: true, label: 'default (NAT)' }],
  host: { cpus: 4, memory: 8 * GiB, kvm: false },
  images: [{ path: '/p/debian.iso', name: 'debian.iso', pool: 'default', format: 'iso', size: GiB }],
  browsable: false,
};

const planOf = (request: CreateRequest, problems: CreatePlan['problems']): CreatePlan => ({
  summary: [
    { topic: 'memory', label: 'Memory', value: `${(request.memory ?? 2 * GiB) / GiB} GiB`, why: 'enough' },
    { topic: 'network', label: 'Network', value: 'default', why: 'the usual one' },
  ],
  steps: [{ title: 'Create the disk', undo: 'delete it' }],
  warnings: [],
  problems,
  xml: '<domain/>',
  resolved: {
    connection: request.connection,
    name: request.name,
    source: request.source,
    vcpus: request.vcpus ?? 2,
    memory: request.memory ?? 2 * GiB,
    diskSize: request.diskSize ?? 20 * GiB,
    pool: request.pool ?? 'default',
    network: request.network ?? 'default',
    firmware: request.firmware ?? 'bios',
    acceleration: request.acceleration ?? 'tcg',
    start: request.start ?? true,
  },
});

/** The form over a backend that finds these problems until a fix was run. */
function open(problems: CreatePlan['problems'] = []) {
  let left = problems;
  const asked: Record<string, CreateRequest[]> = { plan: [], run: [] };
  connectApi({
    call: async (path, input) => {
      const name = path[1] ?? '';
      const request = input as CreateRequest;
      asked[name]?.push(request);
      if (name === 'options') return options;
      if (name === 'plan') return planOf(request, left);
      if (name === 'run') return { job: 'j', guest: { connection: localId, uuid: inventUuid(1) } };
      left = [];
      const job = { id: 'f', title: '', state: 'done', cancellable: false, startedAt: 0, log: [] } as const;
      applyJobsEvent({ kind: 'upsert', job: { ...job, log: [] } });
      return { job: 'f', request: (input as { request: CreateRequest }).request };
    },
  });
  const onCreating = vi.fn();
  render(
    <QueryClientProvider client={new QueryClient()}>
      <CreateForm
        initial={emptyDraft(localId)}
        connections={[inventConnection()]}
        failure={undefined}
        onWorthKeeping={() => {}}
        onCancel={() => {}}
        onCreating={onCreating}
      />
    </QueryClientProvider>,
  );
  return { asked, onCreating, user: userEvent.setup() };
}

const createButton = () => screen.getByRole<HTMLButtonElement>('button', { name: 'Create' });
const line = (name: RegExp) => screen.findByRole('button', { name });

test('a source is all that a person has to give', async () => {
  const { asked, onCreating, user } = open();
  await user.click(await screen.findByText('debian.iso'));
  await line(/^Memory: 2 GiB/);
  await user.keyboard('{Control>}{Enter}{/Control}');
  await waitFor(() => expect(onCreating).toHaveBeenCalledOnce());
  expect(asked['run']).toEqual([
    { connection: 'system', name: 'guest-1', source: { kind: 'iso', path: '/p/debian.iso' }, start: true },
  ]);
});

test('without a source it says so beside the field and asks nothing', async () => {
  const { asked, user } = open();
  await screen.findByDisplayValue('guest-1');
  await user.click(createButton());
  expect(await screen.findByText('Pick a file or type its path.')).toBeTruthy();
  expect(asked).toEqual({ plan: [], run: [] });
});

test('a line of the plan is changed in place, and given back to the planner', async () => {
  const { asked, user } = open();
  await user.click(screen.getByText('Nothing'));
  await user.click(await line(/^Memory: 2 GiB/));
  await user.clear(screen.getByLabelText('Memory'));
  await user.type(screen.getByLabelText('Memory'), '4 GiB');
  await line(/^Memory: 4 GiB/);
  expect(asked['plan']?.at(-1)?.memory).toBe(4 * GiB);
  await user.click(screen.getByRole('button', { name: 'Back to the default' }));
  await line(/^Memory: 2 GiB/);
  expect(screen.queryByLabelText('Memory')).toBeNull();
});

test('a problem stands beside its line and its fix makes the guest possible', async () => {
  const { user } = open([
    {
      field: 'network',
      failure: { code: 'NETWORK_INACTIVE', params: { name: 'default' } },
      fix: { id: 'start-network', label: 'Start the network' },
    },
  ]);
  await user.click(screen.getByText('Nothing'));
  const fix = await screen.findByRole('button', { name: 'Start the network' });
  expect(fix.closest('li')?.textContent).toContain('Network');
  await waitFor(() => expect(createButton().disabled).toBe(true));
  await user.click(fix);
  await waitFor(() => expect(screen.queryByRole('alert')).toBeNull());
  await waitFor(() => expect(createButton().disabled).toBe(false));
});
