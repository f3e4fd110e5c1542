import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { applyGuestsEvent } from '#renderer/api/live/guests.ts';
import { useOverlay } from '#renderer/app/overlays.ts';
import { findViolations } from '#renderer/testing/find-violations.ts';
import { inventGuest } from '#renderer/testing/invent.ts';
import { openDevices } from '#renderer/testing/open-devices.tsx';

afterEach(() => {
  cleanup();
  useOverlay.setState({ open: undefined });
});

const guest = inventGuest({ name: 'win11', virtualization: 'kvm' });
const rowOf = async (name: RegExp) => {
  const heading = await screen.findByRole('heading', { name });
  return within(heading.closest('li') as HTMLElement);
};

async function openUsb(options: Parameters<typeof openDevices>[0] = {}) {
  const opened = await openDevices({ path: 'usb', ...options });
  applyGuestsEvent({ kind: 'snapshot', guests: [guest], complete: true });
  return opened;
}

test('says what the host can do without, and what it keeps with the reason', async () => {
  const { container } = await openUsb();
  expect((await rowOf(/Steam Controller/)).getByRole('button', { name: 'Give to a guest…' })).toBeTruthy();
  const disk = await rowOf(/SanDisk/);
  expect(disk.getByText(/BACKUP/)).toBeTruthy();
  expect(disk.queryByRole('button')).toBeNull();
  expect((await rowOf(/Keychron/)).getByText(/only keyboard/)).toBeTruthy();
  expect(await findViolations(container)).toEqual([]);
});

test('gives one to a guest by its make', async () => {
  const { user, calls } = await openUsb();
  await user.click((await rowOf(/Steam Controller/)).getByRole('button'));
  const dialog = await screen.findByRole('dialog', { name: /Give Valve Steam Controller/ });
  expect(await findViolations(dialog)).toEqual([]);
  await user.click(within(dialog).getByRole('button', { name: 'Give it' }));
  await waitFor(() =>
    expect(calls('usb.give')).toEqual([
      {
        guest: { connection: guest.connection, uuid: guest.uuid },
        rule: { by: 'device', vendor: '28de', product: '1142' },
      },
    ]),
  );
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  await screen.findByRole('heading', { name: /Steam Controller.* Given/ });
});

test('tells twins apart by their ports only', async () => {
  const { user, calls } = await openUsb();
  const [first] = await screen.findAllByRole('heading', { name: /Logitech USB Receiver/ });
  await user.click(within(first?.closest('li') as HTMLElement).getByRole('button'));
  const make = await screen.findByRole('radio', { name: 'Its make' });
  expect((make as HTMLInputElement).disabled).toBe(true);
  await user.keyboard('{Tab}{Tab}');
  await user.click(screen.getByRole('button', { name: 'Give it' }));
  await waitFor(() => expect(calls('usb.give')).toMatchObject([{ rule: { by: 'port', port: '1-4.1' } }]));
});

test('keeps the dialog with the reason when it is refused', async () => {
  const { user } = await openUsb({
    refuse: { 'usb.give': { code: 'DEVICE_NEEDED', params: { device: 'it', reason: 'It is mounted.' } } },
  });
  await user.click((await rowOf(/Steam Controller/)).getByRole('button'));
  await user.click(await screen.findByRole('button', { name: 'Give it' }));
  await screen.findByText(/It is mounted/);
  expect(screen.getByRole('dialog')).toBeTruthy();
});

test('hands a whole controller to the way of all devices, and keeps the one that shares its group', async () => {
  const { user, host } = await openUsb();
  expect((await rowOf(/Alder Lake/)).queryByRole('button')).toBeNull();
  await user.click((await rowOf(/ASMedia/)).getByRole('button', { name: 'Give it whole…' }));
  expect(useOverlay.getState().open).toEqual({
    kind: 'give-device',
    connection: host.id,
    address: '0000:05:00.0',
  });
});
