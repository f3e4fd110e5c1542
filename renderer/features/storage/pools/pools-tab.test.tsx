import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { findViolations } from '#renderer/testing/find-violations.ts';
import { manyPools, noPools, silentPools } from '#renderer/testing/invent-pools.ts';
import type { PoolsEvent } from '#shared/contract/pools.ts';
import { openDevices } from '#renderer/testing/open-devices.tsx';

afterEach(cleanup);

const open = (path: string, pools?: ReturnType<typeof manyPools>) =>
  openDevices({ area: 'storage', path, ...(pools && { pools }) });

test('lists pools with their state and room, and opens one by its card', async () => {
  const { user, container } = await open('pools');
  const list = await screen.findByRole('list', { name: 'Storage pools' });
  expect(within(list).getByText('248 GiB free of 460 GiB')).toBeTruthy();
  expect(await findViolations(container)).toEqual([]);
  await user.click(within(list).getByRole('button', { name: /^backup/ }));
  expect(await screen.findByRole('heading', { name: 'backup' })).toBeTruthy();
  expect(await screen.findByText('nas.example.org')).toBeTruthy();
  expect(await findViolations(container)).toEqual([]);
});

test('finds a pool by a word of where it is', async () => {
  const { user } = await open('pools', manyPools());
  await user.type(await screen.findByLabelText('Find a pool'), 'iscsi example');
  await waitFor(() => expect(screen.getAllByRole('listitem')).toHaveLength(1));
});

test('says what a pool is where there is none, and makes one by its form', async () => {
  const { user, calls } = await open('pools', noPools);
  const enter = async (field: HTMLElement, text: string) => {
    await user.click(field);
    await user.paste(text);
  };
  await user.click(await screen.findByRole('button', { name: 'New pool…' }));
  const kinds = await screen.findByRole('dialog');
  expect(within(kinds).getByLabelText<HTMLInputElement>('ZFS').disabled).toBe(true);
  await user.click(await within(kinds).findByLabelText('Network folder'));
  await user.click(within(kinds).getByRole('button', { name: 'Next' }));
  const form = await screen.findByRole('dialog', { name: 'New pool: Network folder' });
  const find = within(form).getByRole<HTMLButtonElement>('button', { name: 'Find shares…' });
  expect(find.disabled).toBe(true);
  await enter(within(form).getByLabelText('Name'), 'nas');
  await enter(within(form).getByLabelText('Server *'), 'nas.example.org');
  await user.click(find);
  const found = await screen.findByRole('dialog', { name: 'Find shares' });
  await user.click(await within(found).findByRole('button', { name: /\/export\/guests/ }));
  await enter(within(form).getByLabelText('Mounted on *'), '/home');
  await within(form).findByText(/belongs to the host’s own system/, { selector: 'p' });
  expect(await findViolations(form)).toEqual([]);
  await enter(within(form).getByLabelText('Mounted on *'), '/../srv/nas');
  const make = within(form).getByRole<HTMLButtonElement>('button', { name: 'Make the pool' });
  await waitFor(() => expect(make.disabled).toBe(false));
  await user.click(make);
  await waitFor(() =>
    expect(calls('pools.run')).toMatchObject([
      { action: { do: 'create', type: 'netfs', name: 'nas', values: { 'source.dir': '/export/guests' } } },
    ]),
  );
});

test('shows the volumes of a new pool that was seen before it was started', async () => {
  const { pools } = manyPools();
  const made = pools.find(({ state }) => state === 'stopped');
  if (!made) throw new Error('No invented pool is stopped.');
  let start = () => {};
  const started = new Promise<void>(resolve => {
    start = resolve;
  });
  const told = async function* (): AsyncGenerator<PoolsEvent> {
    yield { kind: 'snapshot', pools: [made] };
    await started;
    yield { kind: 'upsert', pool: { ...made, state: 'running' } };
  };
  await openDevices({ area: 'storage', path: `pools/${made.name}`, answers: { 'pools.watch': told } });
  const tab = await screen.findByRole('tab', { name: 'Details' });
  expect(tab.getAttribute('aria-selected')).toBe('true');
  start();
  expect(await screen.findByRole('button', { name: 'Upload' })).toBeTruthy();
});

test('deletes what is in a pool only once its name was typed', async () => {
  const { user, calls } = await open('pools/default');
  await user.click(await screen.findByRole('button', { name: 'More to do with the pool' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Remove or delete…' }));
  const dialog = await screen.findByRole('dialog', { name: 'Remove default' });
  await user.click(within(dialog).getByLabelText('With all that is in it'));
  const name = await within(dialog).findByLabelText('Type default to go on');
  const go = within(dialog).getByRole<HTMLButtonElement>('button', { name: 'Delete everything' });
  expect(go.disabled).toBe(true);
  expect(await findViolations(dialog)).toEqual([]);
  await user.type(name, 'default');
  await waitFor(() => expect(go.disabled).toBe(false));
  await user.click(go);
  await waitFor(() => expect(calls('pools.run')).toMatchObject([{ action: { contents: true } }]));
});

test('says that a pool does not answer, and asks nothing more of it', async () => {
  const { calls } = await open('pools/backup', silentPools());
  expect(await screen.findByText(/“backup” has not answered for/)).toBeTruthy();
  expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Stop…' }).disabled).toBe(true);
  expect(calls('pools.details')).toEqual([]);
});
