import { cleanup, screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { findViolations } from '#renderer/testing/find-violations.ts';
import { draftNow, openPage, planned, planNow } from '#renderer/testing/open-wizard-page.tsx';
import DevicesPage from '../devices/devices-page.tsx';
import ScreenPage from '../screen/screen-page.tsx';
import ExtrasPage from './extras-page.tsx';

afterEach(cleanup);

test('a folder is shared by a tag of its own, with the words to mount it', async () => {
  const { user } = await openPage(ExtrasPage);
  const share = screen.getByRole('button', { name: 'Share a folder' });
  await user.click(share);
  await user.click(share);
  expect(draftNow().folders?.map(({ tag }) => tag)).toEqual(['share', 'share-2']);
  await user.click(screen.getByRole('button', { name: 'share-2: remove' }));
  await user.type(screen.getByRole('textbox', { name: 'Folder of the host' }), '/srv/pictures');
  await planned();
  expect(planNow()?.xml).toContain('/srv/pictures');
  expect(screen.getByText('mount -t virtiofs share /mnt')).toBeTruthy();
  expect(await findViolations()).toEqual([]);
});

test('small devices are switched, and given back to the plan', async () => {
  const { user } = await openPage(ExtrasPage);
  await user.click(screen.getByRole('switch', { name: 'vsock' }));
  await user.click(screen.getByRole('combobox', { name: 'When it hangs, it is' }));
  await user.click(screen.getByRole('option', { name: 'Restarted' }));
  await planned();
  expect(draftNow().extras).toEqual({ vsock: true, watchdog: 'reset' });
  await user.click(screen.getByRole('button', { name: 'vsock: back to the default' }));
  expect(draftNow().extras).toEqual({ watchdog: 'reset' });
});

test('the clipboard needs SPICE; without a screen there is none of it', async () => {
  const { user } = await openPage(ScreenPage);
  expect(screen.getByRole<HTMLInputElement>('switch', { name: 'Shared clipboard' }).disabled).toBe(true);
  await user.click(screen.getByRole('radio', { name: /^Both/ }));
  await planned();
  expect(draftNow().screen?.protocols).toEqual(['vnc', 'spice']);
  expect(screen.getByRole<HTMLInputElement>('switch', { name: 'Shared clipboard' }).disabled).toBe(false);
  await user.click(screen.getByRole('radio', { name: /^None/ }));
  await planned();
  expect(draftNow().screen?.protocols).toEqual([]);
  expect(planNow()?.xml).not.toContain('<graphics');
  expect(await findViolations()).toEqual([]);
});

test('devices of the host are picked for the plan', async () => {
  const { user } = await openPage(DevicesPage);
  await user.click(screen.getByRole('checkbox', { name: /Samsung 990 PRO/ }));
  await planned();
  expect(draftNow().hostDevices).toEqual([{ kind: 'pci', address: '0000:04:00.0' }]);
  expect(planNow()?.xml).toContain('<hostdev');
  await user.click(screen.getByRole('checkbox', { name: /Samsung 990 PRO/ }));
  expect(draftNow().hostDevices).toBeUndefined();
  expect(await findViolations()).toEqual([]);
});
