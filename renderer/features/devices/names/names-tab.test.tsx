import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { findViolations } from '#renderer/testing/find-violations.ts';
import { openDevices } from '#renderer/testing/open-devices.tsx';

afterEach(cleanup);

const card = async (name: string) => {
  const heading = await screen.findByRole('heading', { name });
  const item = heading.closest('li');
  if (item === null) throw new Error(`${name} is no entry of the list.`);
  return within(item);
};

test('each name says where its device is, and whom that concerns', async () => {
  const { container } = await openDevices({ path: 'names' });
  const moved = await card('the 4090');
  expect(moved.getByText('Moved')).toBeTruthy();
  expect(moved.getByText(/was at 0000:01:00.0 and is at 0000:0a:00.0 now/)).toBeTruthy();
  expect((await card('old radeon')).getByText('Not in this host')).toBeTruthy();
  expect(await findViolations(container)).toEqual([]);
});

test('between several of a kind the person decides, not we', async () => {
  const { user, calls } = await openDevices({ path: 'names' });
  const several = await card('scratch disk');
  expect(several.getByText(/do not start until it is said which one it is/)).toBeTruthy();
  await user.click(several.getByRole('button', { name: 'It is 0000:05:00.0' }));
  await waitFor(() =>
    expect(calls('deviceNames.place')).toEqual([
      { connection: 'system', name: 'scratch disk', address: '0000:05:00.0' },
    ]),
  );
});

test('a name that cannot be kept is refused while it is typed, and one that is taken when it is saved', async () => {
  const { user } = await openDevices({ path: 'names' });
  await user.click(await screen.findByRole('button', { name: 'Name a device…' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Name a device' }));
  const field = dialog.getByRole('textbox', { name: 'Name' });
  await user.type(field, 'my_card');
  expect(dialog.getByText(/at most 40 letters, digits/)).toBeTruthy();
  const save = dialog.getByRole('button', { name: 'Name it' });
  expect(save.hasAttribute('disabled')).toBe(true);
  await user.clear(field);
  await user.type(field, 'the 4090');
  await user.click(save);
  expect(await dialog.findByText(/is taken/)).toBeTruthy();
});

test('removing says that guests keep the device', async () => {
  const { user, calls } = await openDevices({ path: 'names' });
  await user.click((await card('uplink')).getByRole('button', { name: 'Remove' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Remove the name uplink?' }));
  expect(dialog.getByText(/keep it, by its address alone/)).toBeTruthy();
  await user.click(dialog.getByRole('button', { name: 'Remove' }));
  await waitFor(() =>
    expect(calls('deviceNames.remove')).toEqual([{ connection: 'system', name: 'uplink' }]),
  );
});
