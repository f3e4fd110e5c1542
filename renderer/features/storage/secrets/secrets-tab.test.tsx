import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { findViolations } from '#renderer/testing/find-violations.ts';
import { openDevices } from '#renderer/testing/open-devices.tsx';

afterEach(cleanup);

test('shows what each secret is for, whether it has a value, and who asks for it', async () => {
  const { container } = await openDevices({ area: 'storage', path: 'secrets' });
  const table = await screen.findByRole('table', { name: 'Secrets' });
  expect(within(table).getByRole('row', { name: /nas-login.*Set.*storage-lan/ })).toBeTruthy();
  expect(within(table).getByText('Missing')).toBeTruthy();
  expect(await findViolations(container)).toEqual([]);
});

test('a new one is sent with its value once, hidden while it is typed', async () => {
  const { user, calls } = await openDevices({ area: 'storage', path: 'secrets' });
  await user.click(await screen.findByRole('button', { name: 'New secret…' }));
  const dialog = await screen.findByRole('dialog', { name: 'New secret' });
  const value = within(dialog).getByLabelText<HTMLInputElement>('CHAP password');
  expect(value.type).toBe('password');
  expect(await findViolations(dialog)).toEqual([]);
  await user.type(within(dialog).getByLabelText('Name'), 'lab');
  await user.type(value, 'hush-hush-hush');
  await user.click(within(dialog).getByRole('button', { name: 'Keep it' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(calls('secrets.create')).toMatchObject([
    { secret: { usageType: 'iscsi', usage: 'lab' }, value: { as: 'text', text: 'hush-hush-hush' } },
  ]);
  expect(document.body.textContent).not.toContain('hush');
});
