import { act, cleanup, screen, waitFor, within } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { applyJobsEvent } from '#renderer/api/live/jobs.ts';
import { findViolations } from '#renderer/testing/find-violations.ts';
import { inventDryRun } from '#renderer/testing/invent-host-changes.ts';
import { openDevices } from '#renderer/testing/open-devices.tsx';
import type { Job } from '#shared/contract/jobs.ts';

afterEach(cleanup);

const job = (change: Partial<Job>): Job => ({
  id: 'job-7',
  title: 'Turn the IOMMU on',
  state: 'running',
  cancellable: false,
  startedAt: 0,
  log: [],
  ...change,
});
const tell = (change: Partial<Job>) => act(() => applyJobsEvent({ kind: 'upsert', job: job(change) }));

async function openRemedy(options: Parameters<typeof openDevices>[0] = {}) {
  const opened = await openDevices({
    path: 'doctor',
    ...options,
    invented: { map: 'no-iommu', ...options.invented },
  });
  await opened.user.click(await screen.findByRole('button', { name: 'Turn the IOMMU on…' }));
  const dialog = await screen.findByRole('dialog', { name: 'Turn the IOMMU on' });
  return { ...opened, dialog: within(dialog) };
}

test('what stands in the way comes first, each check with its reason and remedy', async () => {
  const { container } = await openDevices({ path: 'doctor', invented: { map: 'no-iommu' } });
  await screen.findByText(/One thing keeps this host/);
  const checks = screen.getByRole('list', { name: 'Checks' });
  const [first] = within(checks).getAllByRole('listitem');
  expect(first?.textContent).toContain('The IOMMU is off');
  expect(first?.textContent).toContain('Looked at /proc/cmdline');
  expect(screen.getByText(/install -m 644/)).toBeTruthy();
  expect(await findViolations(container)).toEqual([]);
});

test('a remedy is shown with every diff before it is applied, and applied as it was shown', async () => {
  const { user, calls, dialog } = await openRemedy();
  await dialog.findByText('The host has to be started anew.');
  const diff = dialog.getByRole('group', { name: 'Changes of /etc/default/grub' });
  expect(diff.textContent).toContain('Removed: GRUB_CMDLINE_LINUX_DEFAULT="quiet splash"');
  expect(diff.textContent).toContain(
    'Added: GRUB_CMDLINE_LINUX_DEFAULT="quiet splash intel_iommu=on iommu=pt"',
  );
  expect(dialog.getByText('update-initramfs -u -k 6.12.0-13-amd64')).toBeTruthy();
  expect(dialog.getByText(/Your desktop asks for your password/)).toBeTruthy();
  expect(await findViolations(screen.getByRole('dialog'))).toEqual([]);
  await user.click(dialog.getByRole('button', { name: 'Apply' }));
  await waitFor(() =>
    expect(calls('hostChanges.apply')).toEqual([
      expect.objectContaining({ title: 'Turn the IOMMU on', stamp: 'dry-1' }),
    ]),
  );
  tell({ step: 'Building the initramfs', progress: 0.5 });
  await dialog.findByText('Building the initramfs');
  const asked = calls('devices.doctor').length;
  tell({ state: 'done', log: [{ at: 0, text: 'Wrote /etc/default/grub' }] });
  await dialog.findByText('Start the host anew for the rest of it.');
  expect(dialog.getByText('Wrote /etc/default/grub')).toBeTruthy();
  // What the doctor found is not so any more.
  await waitFor(() => expect(calls('devices.doctor').length).toBeGreaterThan(asked));
});

test('what is in the way keeps it from being applied', async () => {
  const { dialog } = await openRemedy({
    invented: { problem: { code: 'NO_SPACE', params: { needed: '80 MiB', free: '12 MiB' } } },
  });
  await dialog.findByText(/80 MiB are needed, 12 MiB are free/);
  expect((dialog.getByRole('button', { name: 'Apply' }) as HTMLButtonElement).disabled).toBe(true);
});

test('a host that has changed since is tried dry again, and nothing is applied', async () => {
  const stamps = ['first', 'second'];
  const { user, dialog, calls } = await openRemedy({
    answers: { 'hostChanges.dryRun': () => ({ ...inventDryRun([]), stamp: stamps.shift() ?? 'last' }) },
    refuse: { 'hostChanges.apply': { code: 'CONFLICT', params: {} } },
  });
  await user.click(await dialog.findByRole('button', { name: 'Apply' }));
  await dialog.findByText('Something changed on the host since.');
  await user.click(dialog.getByRole('button', { name: 'Apply' }));
  await waitFor(() =>
    expect(calls('hostChanges.apply').map(call => (call as { stamp: string }).stamp)).toEqual([
      'first',
      'second',
    ]),
  );
});

test('without the helper there is a command that installs it, and no button that could not work', async () => {
  const { dialog } = await openRemedy({ invented: { helper: 'absent' } });
  await dialog.findByText('The root helper is not installed there yet.');
  expect(dialog.getByText('sudo /opt/Innkeeper/resources/install-helper')).toBeTruthy();
  expect(dialog.queryByRole('button', { name: 'Apply' })).toBeNull();
});

test('where only a person can become root there is a script', async () => {
  const write = vi.fn<(text: string) => Promise<void>>().mockResolvedValue();
  const { user, dialog } = await openRemedy({ invented: { way: 'script', helper: 'absent' } });
  Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText: write } });
  await dialog.findByText('sudo bash innkeeper-iommu.sh apply');
  await user.click(dialog.getByRole('button', { name: 'Copy the script' }));
  expect(write).toHaveBeenCalledWith('#!/bin/bash\n');
  expect(dialog.queryByRole('button', { name: 'Apply' })).toBeNull();
});

test('a failure is told where it was asked for', async () => {
  const { user, dialog } = await openRemedy();
  await user.click(await dialog.findByRole('button', { name: 'Apply' }));
  await waitFor(() => expect(dialog.queryByRole('button', { name: 'Apply' })).toBeNull());
  tell({
    state: 'failed',
    failure: { code: 'HYPERVISOR_FAILED', params: {}, detail: 'update-grub: exit 1' },
  });
  await dialog.findByText('It failed');
  await dialog.findByText('update-grub: exit 1');
});
