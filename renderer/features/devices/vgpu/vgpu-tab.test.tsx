import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { findViolations } from '#renderer/testing/find-violations.ts';
import { noMediated } from '#renderer/testing/invent-mediated.ts';
import { openDevices } from '#renderer/testing/open-devices.tsx';

afterEach(cleanup);

test('a device is made by libvirt, to last', async () => {
  const { user, calls, container } = await openDevices({ path: 'vgpu' });
  const make = await screen.findByRole('button', { name: 'Make a GRID T4-1B of 0000:3b:00.0' });
  expect(
    screen.getByRole<HTMLButtonElement>('button', { name: 'Make a GRID T4-2Q of 0000:3b:00.0' }).disabled,
  ).toBe(true);
  expect(await findViolations(container)).toEqual([]);
  await user.click(make);
  const dialog = await screen.findByRole('dialog');
  const confirm = within(dialog).getByRole<HTMLButtonElement>('button', { name: 'Make it' });
  await waitFor(() => expect(confirm.disabled).toBe(false));
  await user.click(confirm);
  await waitFor(() =>
    expect(calls('mediated.run')[0]).toMatchObject({
      action: { do: 'create', parent: '0000:3b:00.0', type: 'nvidia-222', lasting: true, autostart: true },
    }),
  );
});

test('where libvirt knows no such parent, the helper makes it', async () => {
  const { user, calls } = await openDevices({ path: 'vgpu' });
  await user.click(await screen.findByRole('button', { name: 'Make a mdpy-hd of mdpy' }));
  await waitFor(() =>
    expect(calls('hostChanges.dryRun')[0]).toMatchObject({
      steps: [{ do: 'mediated-device', parent: 'mdpy', type: 'mdpy-hd', make: true }],
    }),
  );
});

test('one that a guest runs with is not removed', async () => {
  const { user, calls } = await openDevices({ path: 'vgpu' });
  const row = await screen.findByRole('row', { name: /000000000001/ });
  await user.click(within(row).getByRole('button', { name: /^Remove/ }));
  await screen.findByText(/“workstation” runs with it/);
  expect(calls('mediated.run')).toEqual([]);
});

test('says what it takes where there are none', async () => {
  const { container } = await openDevices({ path: 'vgpu', answers: { 'mediated.list': () => noMediated } });
  await screen.findByText('No device of this host can be shared out');
  expect(await findViolations(container)).toEqual([]);
});
