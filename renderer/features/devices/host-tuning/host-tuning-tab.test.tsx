import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { findViolations } from '#renderer/testing/find-violations.ts';
import { inventTuning } from '#renderer/testing/invent-host-tuning.ts';
import { openDevices } from '#renderer/testing/open-devices.tsx';

afterEach(cleanup);

const server = { 'hostTuning.read': () => inventTuning('server') };

test('says what there is, what more could be had, and plans pages as they are typed', async () => {
  const { user, calls, container } = await openDevices({ path: 'tuning' });
  await screen.findByText('1800 at once, up to 7100');
  const count = screen.getByRole('textbox', { name: 'Pages in all' });
  await user.clear(count);
  await user.type(count, '4096');
  await screen.findByText(/1800 more are there in one piece/);
  expect(await findViolations(container)).toEqual([]);
  await user.click(screen.getByRole('button', { name: 'Reserve…' }));
  await screen.findByRole('dialog', { name: 'Reserve 4096 huge pages of 2 MiB' });
  await waitFor(() =>
    expect(calls('hostChanges.dryRun')).toMatchObject([
      { steps: [{ do: 'huge-pages', size: '2M', count: 4096, when: 'both' }] },
    ]),
  );
});

test('does not let pages go that guests have', async () => {
  const { user } = await openDevices({ path: 'tuning' });
  const count = await screen.findByRole('textbox', { name: 'Pages in all' });
  await user.clear(count);
  await user.type(count, '10');
  await screen.findByText(/1536 of them are in use now/);
  expect((screen.getByRole('button', { name: 'Reserve…' }) as HTMLButtonElement).disabled).toBe(true);
});

test('plans pages of one node', async () => {
  const { user, calls } = await openDevices({ path: 'tuning', answers: server });
  await user.click(await screen.findByRole('radio', { name: '1 GiB' }));
  await user.click(screen.getByRole('combobox', { name: 'Where' }));
  await user.click(await screen.findByRole('option', { name: 'NUMA node 1' }));
  const pages = within(screen.getByRole('region', { name: 'Huge pages' }));
  await user.click(pages.getByRole('radio', { name: 'At each start' }));
  await user.click(pages.getByRole('button', { name: 'Reserve…' }));
  await waitFor(() =>
    expect(calls('hostChanges.dryRun')).toMatchObject([
      { steps: [{ do: 'huge-pages', size: '1G', count: 32, node: 1, when: 'boot' }] },
    ]),
  );
});

test('keeps cores for guests by keys alone, and says what the host is left with', async () => {
  const { user, calls } = await openDevices({ path: 'tuning' });
  const map = await screen.findByRole('group', { name: 'CPUs of the host' });
  within(map)
    .getByRole('button', { name: /^CPU 2;/ })
    .focus();
  await user.keyboard(' {ArrowRight} ');
  await screen.findByText('For guests: 2-3. The host keeps 0-1,4-19.');
  expect(within(map).getByRole('button', { name: /CPU 2;.*kept for guests/ })).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Keep for guests…' }));
  await waitFor(() =>
    expect(calls('hostChanges.dryRun')).toMatchObject([
      { steps: [{ do: 'reserve-cpus', cpus: '2-3', when: 'both' }] },
    ]),
  );
});

test('sets an option of KVM at once, or where guests run from the next start on', async () => {
  const busy = {
    ...inventTuning('desktop'),
    kvmGuests: [{ guest: { connection: 'system', uuid: 'u' }, name: 'db' }],
  };
  const { user, calls } = await openDevices({
    path: 'tuning',
    answers: { 'hostTuning.read': () => busy },
  });
  const row = (name: RegExp) =>
    within(screen.getByRole('heading', { name }).closest('li') as HTMLElement).getByRole('button');
  await screen.findAllByText(/“db” uses it/);
  expect(row(/Guests within guests/).textContent).toBe('Turn off at the next start…');
  await user.click(row(/Ignore unknown registers/));
  await screen.findByText(/zeros where it should be told/);
  await waitFor(() =>
    expect(calls('hostChanges.dryRun')).toMatchObject([
      { steps: [{ do: 'module-options', module: 'kvm', when: 'both' }] },
    ]),
  );
});

test('says so where nothing can be read', async () => {
  const { container } = await openDevices({
    path: 'tuning',
    answers: { 'hostTuning.read': () => inventTuning('bare') },
  });
  await screen.findByText(/only libvirt was asked/);
  await screen.findByText(/nothing to set, and guests are translated/);
  expect(await findViolations(container)).toEqual([]);
});
