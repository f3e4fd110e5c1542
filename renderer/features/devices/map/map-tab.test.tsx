import { ORPCError } from '@orpc/client';
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { useOverlay } from '#renderer/app/overlays.ts';
import { findViolations } from '#renderer/testing/find-violations.ts';
import { inventedMaps } from '#renderer/testing/invent-device-map.ts';
import { openDevices } from '#renderer/testing/open-devices.tsx';

afterEach(() => {
  cleanup();
  useOverlay.setState({ open: undefined });
});

const row = (name: RegExp) => screen.findByRole('row', { name });
const marked = (grid: HTMLElement) =>
  [...grid.querySelectorAll('[data-together]')].map(each => each.getAttribute('data-line'));

test('choosing one function marks the whole unit and shows the device beside the list', async () => {
  const { user, container } = await openDevices();
  const grid = await screen.findByRole('treegrid', { name: 'Host devices' });
  await user.click(await row(/AD104 audio/));
  expect(await screen.findByRole('heading', { name: 'NVIDIA AD104 audio' })).toBeTruthy();
  await waitFor(() => expect(marked(grid)).toEqual(['0000:01:00.0', '0000:01:00.1']));
  expect(location.hash).toContain('/devices/system/map/0000');
  const panel = screen.getByRole('complementary', { name: 'device' });
  expect(within(panel).getByRole('link', { name: /01:00\.0 NVIDIA RTX 4070/ })).toBeTruthy();
  expect(within(panel).getByText('Stays with the host')).toBeTruthy();
  await within(panel).findByText('The IOMMU is on');
  expect(await findViolations(container)).toEqual([]);
});

test('the list is gone through by keys, and the panel follows', async () => {
  const { user } = await openDevices();
  const grid = await screen.findByRole('treegrid', { name: 'Host devices' });
  grid.focus();
  await user.keyboard('{ArrowDown}{Enter}');
  await screen.findByRole('heading', { name: 'NVIDIA RTX 4070' });
  await user.keyboard('{ArrowDown}');
  await screen.findByRole('heading', { name: 'NVIDIA AD104 audio' });
  await user.keyboard('{Escape}');
  await waitFor(() => expect(screen.queryByRole('complementary')).toBeNull());
});

test('a card folds its functions away', async () => {
  const { user } = await openDevices();
  const grid = await screen.findByRole('treegrid', { name: 'Host devices' });
  await row(/function 1/);
  grid.focus();
  await user.keyboard('{End}{ArrowUp}{ArrowUp}{ArrowUp}{ArrowUp}{ArrowLeft}{ArrowLeft}');
  await waitFor(() => expect(screen.queryByRole('row', { name: /function 1/ })).toBeNull());
  expect((await row(/I350 port 0/)).getAttribute('aria-expanded')).toBe('false');
});

test('the filter is part of the address and can be cleared where nothing matches', async () => {
  const { user } = await openDevices();
  await user.type(await screen.findByRole('searchbox', { name: /Filter/ }), 'xyz');
  await screen.findByText('No device matches');
  expect(location.hash).toContain('q=xyz');
  await user.click(screen.getByRole('button', { name: 'Clear the filter' }));
  await row(/RTX 4070/);
});

test('a device is given away by the dialog; one that the host needs is not', async () => {
  const { user, host } = await openDevices({ path: 'map/0000:04:00.0' });
  await user.click(await screen.findByRole('button', { name: 'Give to a guest…' }));
  expect(useOverlay.getState().open).toEqual({
    kind: 'give-device',
    connection: host.id,
    address: '0000:04:00.0',
  });
  cleanup();
  await openDevices({ path: 'map/0000:00:02.0' });
  await screen.findByText('Your desktop runs on it: without it there is no screen.');
  expect(screen.queryByRole('button', { name: 'Give to a guest…' })).toBeNull();
});

test('a device that is gone is told of, and the rest stays', async () => {
  await openDevices({ path: 'map/0000:99:00.0' });
  await screen.findByText('There is no such device now');
  await row(/RTX 4070/);
});

test('without an IOMMU the way to the doctor is shown, and what could not be read', async () => {
  const { user } = await openDevices({ invented: { map: 'no-iommu' } });
  await screen.findByText('One thing of this host could not be read');
  await user.click(await screen.findByRole('button', { name: 'Ask the doctor' }));
  await screen.findByRole('heading', { name: 'Is this host ready?' });
});

test('a host without devices, and one that cannot be read, say why', async () => {
  await openDevices({ invented: { map: 'none' } });
  await screen.findByText('No PCI devices');
  cleanup();
  const { user, calls } = await openDevices({
    refuse: { 'devices.map': { code: 'UNSUPPORTED', params: {}, detail: 'virNodeListDevices' } },
  });
  await screen.findByText('The devices of this host cannot be read');
  const before = calls('devices.map').length;
  await user.click(screen.getByRole('button', { name: 'Try again' }));
  await waitFor(() => expect(calls('devices.map').length).toBeGreaterThan(before));
});

test('while the connection is lost, the last that was known stays and nothing can be changed', async () => {
  const { changed } = await openDevices({ path: 'map/0000:04:00.0' });
  const give = await screen.findByRole('button', { name: 'Give to a guest…' });
  changed({ state: 'lost' });
  await screen.findByText('this computer does not answer now.');
  expect((give as HTMLButtonElement).disabled).toBe(true);
});

test('a host that comes back is read anew by itself', async () => {
  let away = true;
  const { changed } = await openDevices({
    connection: { state: 'failed' },
    answers: {
      'devices.map': () => {
        if (away) throw new ORPCError('FAILED', { data: { code: 'CONNECTION_LOST', params: {} } });
        return inventedMaps.desktop();
      },
    },
  });
  await screen.findByText('this computer is not connected');
  away = false;
  changed({ state: 'online' });
  await row(/RTX 4070/);
});
