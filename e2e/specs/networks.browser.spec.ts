import type { Page } from '@playwright/test';
import { GuestsPage } from '../pages/guests-page.ts';
import { expect } from '../support/fixtures.ts';
import { tinyGuestXml } from '../support/guests.ts';
import { test } from '../support/private-libvirtd.ts';
import { define } from '../support/virsh.ts';

const isolated = (name: string, bridge: string, third: number) => `<network>
  <name>${name}</name>
  <bridge name='${bridge}'/>
  <ip address='192.168.${third}.1' netmask='255.255.255.0'>
    <dhcp><range start='192.168.${third}.100' end='192.168.${third}.199'/></dhcp>
  </ip>
</network>`;

const go = (page: Page, name: RegExp) =>
  page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name }).click();

test.afterEach(async ({ daemon: { virsh } }) => {
  // A bridge and its dnsmasq would outlive the daemon.
  for (const name of (await virsh('net-list', '--name')).split('\n').filter(Boolean))
    await virsh('net-destroy', name);
});

test('a network is made by a form, runs, and is deleted after saying what goes with it', async ({
  daemon: { virsh },
  innkeeper: { page },
}) => {
  await go(page, /^Networks/);
  await page
    .getByRole('button', { name: /^New network/ })
    .first()
    .click();
  const dialog = page.getByRole('dialog', { name: 'A new network' });
  await dialog.getByLabel('Mode').click();
  await page.getByRole('option', { name: 'Isolated', exact: true }).click();
  await dialog.getByLabel('Name', { exact: true }).fill('workbench');
  await dialog.getByRole('button', { name: 'Make the network' }).click();
  await expect(dialog).toBeHidden();
  await expect.poll(() => virsh('net-list', '--name')).toContain('workbench');
  expect(await virsh('net-dumpxml', 'workbench')).not.toContain('<forward');

  await page.getByText('workbench', { exact: true }).first().click();
  await expect(page.getByRole('heading', { name: 'workbench' })).toBeVisible();
  await virsh('net-destroy', 'workbench');
  await expect(page.getByRole('button', { name: /^workbench Off/ })).toBeVisible();
  await virsh('net-undefine', 'workbench');
  await expect(page.getByRole('heading', { name: 'workbench' })).toHaveCount(0);
});

test('a guest whose network is off is started with it', async ({
  daemon: { virsh },
  innkeeper: { page },
}) => {
  await define(virsh, isolated('asleep', 'virbr-asleep', 231), 'net-define');
  const guests = new GuestsPage(page);
  const card = "<interface type='network'><source network='asleep'/><model type='virtio'/></interface>";
  await define(virsh, (await tinyGuestXml({ name: 'tiny' })).replace('</devices>', `${card}</devices>`));
  await guests.expectState('tiny', 'Off');
  await guests.cell('tiny', 'name').click();
  await guests.grid.focus();
  await page.keyboard.press('s');
  const offer = page.getByRole('dialog');
  await expect(offer).toContainText('asleep');
  await offer.getByRole('button', { name: 'Start it and go on' }).click();
  await expect(offer).toBeHidden();
  await guests.expectState('tiny', 'Running', { timeout: 60_000 });
  expect(await virsh('net-list', '--name')).toContain('asleep');
});
