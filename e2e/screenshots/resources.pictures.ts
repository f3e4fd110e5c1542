import type { Page } from '@playwright/test';
import { tinyGuest } from '../host/tiny-guest.mjs';
import { GuestsPage } from '../pages/guests-page.ts';
import { expect } from '../support/fixtures.ts';
import { define } from '../support/virsh.ts';
import { moveIn, rooms } from './house.ts';
import { picture, test } from './studio.ts';

const go = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name }).click();
const tab = (page: Page, name: string) =>
  page
    .getByRole('navigation', { name: /^Tabs of/ })
    .getByRole('link', { name })
    .click();

const quiet = `<network>
  <name>quiet</name>
  <bridge name='virbr-quiet'/>
  <domain name='quiet.example'/>
  <ip address='192.168.178.1' netmask='255.255.255.0'>
    <dhcp><range start='192.168.178.100' end='192.168.178.199'/></dhcp>
  </ip>
</network>`;

test.afterEach(async ({ daemon: { virsh } }) => {
  // Its bridge and dnsmasq would outlive the daemon.
  await virsh('net-destroy', 'quiet');
});

test('the pictures of storage and networks', async ({ page, daemon }) => {
  const { virsh } = daemon;
  await moveIn(daemon, rooms);
  await virsh('vol-create-as', 'default', 'tiny-linux.iso', '8M', '--format', 'raw');
  await virsh('vol-upload', 'tiny-linux.iso', (await tinyGuest()).iso, '--pool', 'default');
  await virsh('pool-define-as', 'archive', 'dir', '--target', '/var/lib/libvirt/archive');
  await virsh('pool-build', 'archive');
  await virsh('pool-start', 'archive');
  await virsh(
    'pool-define-as',
    'nas',
    'netfs',
    '--source-host',
    'nas.example',
    '--source-path',
    '/export/guests',
    '--target',
    '/var/lib/libvirt/nas',
  );
  await virsh('vol-create-as', 'archive', 'photos-2025.qcow2', '64G', '--format', 'qcow2');
  await define(virsh, quiet, 'net-define');
  await virsh('net-start', 'quiet');
  await expect(new GuestsPage(page).cell('dev-debian', 'address')).toContainText('192.168', {
    timeout: 60_000,
  });

  await go(page, 'Storage');
  await page.getByText('/var/lib/libvirt/images').click();
  await expect(page.getByText('dev-debian.qcow2').first()).toBeVisible();
  await picture(page, 'storage-pools');
  await page.getByRole('button', { name: 'New pool' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await picture(page, 'storage-new-pool');
  await page.keyboard.press('Escape');
  await tab(page, 'Library');
  await expect(page.getByText('tiny-linux.iso').first()).toBeVisible();
  await picture(page, 'storage-library');

  await go(page, 'Networks');
  await page.getByText('default', { exact: true }).click();
  await page.getByRole('tab', { name: /^Leases/ }).click();
  await expect(page.getByText('dev-debian').first()).toBeVisible();
  await picture(page, 'networks');
  await tab(page, 'Wiring');
  await expect(page.getByText('dev-debian').first()).toBeVisible();
  await picture(page, 'networks-wiring');
  await tab(page, 'Firewall');
  await expect(page.getByText('IP forwarding').first()).toBeVisible();
  await picture(page, 'networks-firewall');
});
