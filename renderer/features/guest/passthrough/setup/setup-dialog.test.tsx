import { act, cleanup, screen, waitFor, within } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { applyJobsEvent } from '#renderer/api/live/jobs.ts';
import { openOverlay } from '#renderer/app/overlays.ts';
import { findViolations } from '#renderer/testing/find-violations.ts';
import { inventSetup } from '#renderer/testing/invent-setups.ts';
import { openWithDevices } from '#renderer/testing/open-give.tsx';

afterEach(cleanup);

type Options = Parameters<typeof openWithDevices>[0];

async function openSetup(options: Options) {
  const opened = await openWithDevices(options);
  const { id, connection } = inventSetup(opened.guest, 'after');
  act(() => openOverlay({ kind: 'passthrough-setup', connection, setup: id }));
  return { ...opened, asked: { connection, setup: id }, dialog: within(await screen.findByRole('dialog')) };
}
const job = { id: 'job-1', title: 'Undo', cancellable: false, startedAt: 0, log: [] };

test('waiting for a reboot, it says what to do, in order, and what is not so yet without alarm', async () => {
  const { dialog } = await openSetup({ setups: ['waiting-for-reboot'] });
  const todo = within(await dialog.findByRole('region', { name: 'What to do now' }));
  expect(todo.getAllByRole('listitem')[0]?.textContent).toContain('Save or print the way back');
  expect(todo.getByText('systemctl reboot')).toBeTruthy();
  const checks = within(
    await dialog.findByRole('region', { name: 'Verification: 1 of 3 as they should be' }),
  );
  expect(checks.getAllByText('Not known yet')).toHaveLength(2);
  expect(checks.queryByText('Not as it should be')).toBeNull();
  expect(await findViolations()).toEqual([]);
});

test('in force, each check says what was expected and found, and a wrong one what to do', async () => {
  const { dialog, user, calls } = await openSetup({ setups: ['after'], found: 'wrong' });
  const checks = within(await dialog.findByRole('region', { name: /^Verification: 2 of 3/ }));
  const wrong = checks.getByText('vfio-pci has 0000:01:00.0').closest('li');
  expect(wrong?.textContent).toContain('Expectedvfio-pci');
  expect(wrong?.textContent).toContain('Foundnvidia');
  expect(wrong?.textContent).toContain('modprobe -c');
  const before = calls('passthrough.verify').length;
  await user.click(checks.getByRole('button', { name: 'Look again' }));
  await waitFor(() => expect(calls('passthrough.verify')).toHaveLength(before + 1));
});

test('every way back is there, its commands to be copied', async () => {
  const { dialog } = await openSetup({ setups: ['after'] });
  const back = within(await dialog.findByRole('region', { name: 'Way back' }));
  expect(back.getAllByRole('heading', { level: 3 }).map(({ textContent }) => textContent)).toEqual([
    'Here',
    'In a terminal',
    'The host runs, but shows nothing',
    'One start without it',
    'The host does not start at all',
  ]);
  expect(back.getByText(/sudo chroot \/mnt/)).toBeTruthy();
  expect(back.getByRole('button', { name: 'Print the way back' })).toBeTruthy();
});

test('undoing shows what is taken back and what stays first, then the job, then how it stands', async () => {
  const { dialog, user, calls, asked } = await openSetup({ setups: ['after'] });
  await user.click(await dialog.findByRole('button', { name: 'Undo…' }));
  expect(await dialog.findByText('The number of its CPUs was changed by hand, and stays.')).toBeTruthy();
  expect(dialog.getByRole('group', { name: 'Changes of /etc/default/grub' })).toBeTruthy();
  expect(calls('passthrough.undo')).toEqual([]);
  const undo = dialog.getByRole<HTMLButtonElement>('button', { name: 'Undo all of it' });
  await waitFor(() => expect(undo.disabled).toBe(false));
  await user.click(undo);
  await waitFor(() => expect(calls('passthrough.undo')).toEqual([{ ...asked, stamp: 'undo-1' }]));
  const listed = calls('passthrough.list').length;
  act(() =>
    applyJobsEvent({ kind: 'upsert', job: { ...job, state: 'running', step: 'Putting files back' } }),
  );
  expect(await dialog.findByText('Putting files back')).toBeTruthy();
  act(() => applyJobsEvent({ kind: 'upsert', job: { ...job, state: 'done', endedAt: 1 } }));
  await waitFor(() => expect(calls('passthrough.list').length).toBeGreaterThan(listed));
});

test('cut short, it can go on or be undone', async () => {
  const { dialog, user, calls, asked } = await openSetup({ setups: ['interrupted'] });
  expect(await dialog.findByText('This was cut short in the middle.')).toBeTruthy();
  expect(dialog.getByRole('button', { name: 'Undo…' })).toBeTruthy();
  await user.click(dialog.getByRole('button', { name: 'Continue' }));
  await waitFor(() => expect(calls('passthrough.proceed')).toEqual([asked]));
});

test('undone, it says whether the host has to be restarted, and is taken off the list', async () => {
  const { dialog, user, calls, asked } = await openSetup({ setups: ['undone'] });
  expect(await dialog.findByText(/takes leave of it when it is restarted/)).toBeTruthy();
  expect(dialog.queryByRole('button', { name: 'Undo…' })).toBeNull();
  await user.click(dialog.getByRole('button', { name: 'Take it off the list' }));
  await waitFor(() => expect(calls('passthrough.forget')).toEqual([asked]));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
});

test('what is wrong with undoing keeps it from being done', async () => {
  const { dialog, user } = await openSetup({
    setups: ['after'],
    refuse: { 'passthrough.planUndo': { code: 'HOST_UNREACHABLE', params: { host: 'inn' } } },
  });
  await user.click(await dialog.findByRole('button', { name: 'Undo…' }));
  expect(await dialog.findByRole('alert')).toBeTruthy();
  expect(dialog.getByRole<HTMLButtonElement>('button', { name: 'Undo all of it' }).disabled).toBe(true);
});
