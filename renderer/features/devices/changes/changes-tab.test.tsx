import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { findViolations } from '#renderer/testing/find-violations.ts';
import { interruptedRun, inventedRuns } from '#renderer/testing/invent-host-changes.ts';
import { openDevices } from '#renderer/testing/open-devices.tsx';

afterEach(cleanup);

const card = async (title: string) => {
  const heading = await screen.findByRole('heading', { name: title });
  const item = heading.closest('li');
  if (item === null) throw new Error(`${title} is no entry of the list.`);
  return within(item);
};

test('each run tells its state, what was edited since, and whether a reboot is due', async () => {
  const { container } = await openDevices({ path: 'changes' });
  const iommu = await card('Turn the IOMMU on');
  expect(iommu.getByText('In force')).toBeTruthy();
  expect(iommu.getByText('Waits for a reboot')).toBeTruthy();
  expect(iommu.getByText('Edited since, by hand')).toBeTruthy();
  const taken = await card('Four functions of enp3s0f0');
  expect(taken.getByText('Taken back')).toBeTruthy();
  expect(taken.queryByRole('button', { name: 'Undo…' })).toBeNull();
  expect(await findViolations(container)).toEqual([]);
});

test('undoing is shown as diffs first, and done as it was shown', async () => {
  const { user, calls } = await openDevices({ path: 'changes' });
  const iommu = await card('Turn the IOMMU on');
  await user.click(iommu.getByRole('button', { name: 'Undo…' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Undo: Turn the IOMMU on' }));
  const diff = await dialog.findByRole('group', { name: 'Changes of /etc/default/grub' });
  expect(diff.textContent).toContain('Added: GRUB_CMDLINE_LINUX_DEFAULT="quiet splash"');
  await user.click(dialog.getByRole('button', { name: 'Undo' }));
  await waitFor(() =>
    expect(calls('hostChanges.undo')).toEqual([
      { connection: 'system', run: '20261122-160210-4711', stamp: 'dry-1' },
    ]),
  );
});

test('an interrupted run is told of over every tab, with both ways out', async () => {
  const { user, calls } = await openDevices({ invented: { runs: [interruptedRun, ...inventedRuns] } });
  const note = await screen.findByRole('alert');
  expect(note.textContent).toContain('Give the NVIDIA RTX 4070 to “games”: this was cut short.');
  expect(within(note).getByRole('button', { name: 'Undo…' })).toBeTruthy();
  const proceed = within(note).getByRole('button', { name: 'Continue' });
  await waitFor(() => expect((proceed as HTMLButtonElement).disabled).toBe(false));
  await user.click(proceed);
  await waitFor(() =>
    expect(calls('hostChanges.proceed')).toEqual([{ connection: 'system', run: interruptedRun.id }]),
  );
});

test('where only a person is root, the command that goes on is shown instead', async () => {
  await openDevices({ invented: { runs: [interruptedRun], way: 'script', helper: 'absent' } });
  expect((await screen.findByText(/innkeeper-helper continue/)).textContent).toContain(interruptedRun.id);
  expect(screen.queryByRole('button', { name: 'Continue' })).toBeNull();
});

test('a host on which nothing was changed says so', async () => {
  await openDevices({ path: 'changes', invented: { runs: [] } });
  await screen.findByText('Nothing was changed here yet');
});
