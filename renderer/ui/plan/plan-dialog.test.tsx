import { ORPCError } from '@orpc/client';
import { QueryClientProvider } from '@tanstack/react-query';
import { cleanup, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { ActionPlan } from '#shared/contract/action-plan.ts';
import { applyJobsEvent } from '#renderer/api/live/jobs.ts';
import { createQueryClient } from '#renderer/api/query.ts';
import { useNotices } from '#renderer/app/notifications/store.ts';
import { findViolations } from '#renderer/testing/find-violations.ts';
import { PlanDialog } from './plan-dialog.tsx';

interface Rename {
  name: string;
}

const planned = (change: Partial<ActionPlan> = {}): ActionPlan => ({
  title: 'Rename it',
  steps: ['Write the new name'],
  files: [{ path: '/images/web.qcow2', becomes: 'kept', size: 4096 }],
  lost: [],
  warnings: [],
  problems: [],
  space: [],
  takesEffect: 'now',
  stamp: 's1',
  ...change,
});
const refusal = (code: 'CONFLICT' | 'NO_SPACE') =>
  new ORPCError('FAILED', { data: { code, params: { name: 'web' } } });

beforeEach(() => useNotices.setState({ shown: [] }));
afterEach(cleanup);

function Form({
  planOf,
  runOf,
  onClose,
}: {
  planOf: (action: Rename) => Promise<ActionPlan>;
  runOf: (action: Rename, stamp: string) => Promise<{ job: string }>;
  onClose: () => void;
}) {
  const [name, setName] = useState('a');
  return (
    <PlanDialog
      title="Rename"
      guestName="web"
      action={name === '' ? undefined : { name }}
      planOf={planOf}
      runOf={runOf}
      confirm="Rename"
      onClose={onClose}
    >
      {problemOf => (
        <label>
          Name
          <input value={name} onChange={event => setName(event.target.value)} />
          <span data-testid="problem">{problemOf('name')}</span>
        </label>
      )}
    </PlanDialog>
  );
}

function open(
  planOf: (action: Rename) => Promise<ActionPlan>,
  runOf = vi.fn((_action: Rename, _stamp: string) => Promise.resolve({ job: 'job-1' })),
) {
  const onClose = vi.fn();
  render(
    <QueryClientProvider client={createQueryClient()}>
      <Form planOf={planOf} runOf={runOf} onClose={onClose} />
    </QueryClientProvider>,
  );
  return { runOf, onClose, user: userEvent.setup() };
}
const confirm = () => screen.getByRole<HTMLButtonElement>('button', { name: 'Rename' });
const ready = () => waitFor(() => expect(confirm().disabled).toBe(false));

test('shows what is done, to which files, and runs exactly that', async () => {
  const { runOf, onClose, user } = open(() => Promise.resolve(planned()));
  await ready();
  const plan = within(screen.getByRole('region', { name: 'What will be done' }));
  expect(plan.getByText('Write the new name')).toBeTruthy();
  expect(plan.getByTitle('/images/web.qcow2')).toBeTruthy();
  expect(plan.getByText('Kept')).toBeTruthy();
  expect(await findViolations()).toEqual([]);
  await user.click(confirm());
  expect(runOf).toHaveBeenCalledWith({ name: 'a' }, 's1');
  expect(onClose).toHaveBeenCalledOnce();
  expect(useNotices.getState().shown).toMatchObject([{ tone: 'info', action: { label: 'Show' } }]);
  const job = { id: 'job-1', title: 'Rename it', cancellable: false, startedAt: 0, log: [] };
  applyJobsEvent({ kind: 'upsert', job: { ...job, state: 'running' } });
  applyJobsEvent({ kind: 'upsert', job: { ...job, state: 'done' } });
  await waitFor(() =>
    expect(useNotices.getState().shown).toMatchObject([{ tone: 'success', text: 'Rename it' }]),
  );
});

test('says how much room is taken where, and what is only a limit', async () => {
  const space = [
    { place: '/images', needed: 2048, free: 1024 },
    { place: '/memory', needed: 4096, atMost: true },
  ];
  open(() => Promise.resolve(planned({ space })));
  expect(await screen.findByText('2 KiB in /images, where 1 KiB are free.')).toBeTruthy();
  expect(screen.getByText('Up to 4 KiB in /memory.')).toBeTruthy();
});

test('keeps the last plan in sight while another is made, and runs neither meanwhile', async () => {
  let answer: (plan: ActionPlan) => void = () => {};
  const planOf = vi.fn((action: Rename) =>
    action.name === 'a' ? Promise.resolve(planned()) : new Promise<ActionPlan>(resolve => (answer = resolve)),
  );
  const { user } = open(planOf);
  await ready();
  await user.type(screen.getByLabelText('Name'), 'bc');
  expect(confirm().disabled).toBe(true);
  await waitFor(() => expect(planOf).toHaveBeenCalledTimes(2));
  expect(screen.getByText('Write the new name')).toBeTruthy();
  answer(planned({ steps: ['Write another name'] }));
  expect(await screen.findByText('Write another name')).toBeTruthy();
  await ready();
  expect(planOf.mock.calls.map(([action]) => action.name)).toEqual(['a', 'abc']);
});

test('asks for the guest’s name only where something is lost', async () => {
  const { user, runOf } = open(() => Promise.resolve(planned({ lost: ['Everything since yesterday'] })));
  const field = await screen.findByLabelText('Type web to go on');
  expect(confirm().disabled).toBe(true);
  await user.type(field, 'we');
  expect(confirm().disabled).toBe(true);
  await user.type(field, 'b');
  await user.click(confirm());
  expect(runOf).toHaveBeenCalledOnce();
});

test.each([
  [undefined, true],
  [true, false],
])('says that nothing is lost unless a warning tells of a loss: %s', async (loses, said) => {
  const warnings = [{ text: 'New ones are made.', why: 'The image is newer.', ...(loses && { loses }) }];
  open(() => Promise.resolve(planned({ warnings })));
  expect(await screen.findByText('New ones are made.')).toBeTruthy();
  expect(screen.queryByText(/Nothing is lost/) !== null).toBe(said);
});

test('a problem stands beside its field and in the list, and nothing can be run', async () => {
  open(() =>
    Promise.resolve(
      planned({ problems: [{ field: 'name', failure: { code: 'NAME_TAKEN', params: { name: 'a' } } }] }),
    ),
  );
  const list = await screen.findByRole('list', { name: 'What is in the way' });
  expect(within(list).getAllByRole('listitem')).toHaveLength(1);
  expect(screen.getByTestId('problem').textContent).toContain('“a”');
  expect(confirm().disabled).toBe(true);
});

test('says that something changed, shows the new plan, and runs that when asked again', async () => {
  const plans = [planned(), planned({ stamp: 's2', steps: ['Write it elsewhere'] })];
  const runOf = vi.fn((_action: Rename, stamp: string) =>
    stamp === 's2' ? Promise.resolve({ job: 'job-2' }) : Promise.reject(refusal('CONFLICT')),
  );
  const { user, onClose } = open(() => Promise.resolve(plans.shift() ?? planned()), runOf);
  await ready();
  await user.click(confirm());
  expect(await screen.findByText('Something has changed since this was shown.')).toBeTruthy();
  expect(screen.getByText('Write it elsewhere')).toBeTruthy();
  expect(onClose).not.toHaveBeenCalled();
  await ready();
  await user.click(confirm());
  expect(runOf.mock.calls.map(([, stamp]) => stamp)).toEqual(['s1', 's2']);
  expect(onClose).toHaveBeenCalledOnce();
});

test('another refusal stays in the dialog in plain words', async () => {
  const { user, onClose } = open(
    () => Promise.resolve(planned()),
    vi.fn(() => Promise.reject(refusal('NO_SPACE'))),
  );
  await ready();
  await user.click(confirm());
  expect(await screen.findByRole('alert')).toBeTruthy();
  expect(onClose).not.toHaveBeenCalled();
});
