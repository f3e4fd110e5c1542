import { expect } from '@playwright/test';
import { cloudGuest } from '../host/cloud-guest.mjs';
import { CreateWizard, type WizardPage } from '../pages/create-wizard.ts';
import { startGallery } from '../support/gallery.ts';
import { picture, test } from './studio.ts';

const pages: Readonly<Record<string, WizardPage>> = {
  source: 'System and source',
  place: 'Name and place',
  cpu: 'CPU and memory',
  firmware: 'Firmware and security',
  disks: 'Disks',
  network: 'Network',
  screen: 'Display, sound, input',
  devices: 'Host devices',
  extras: 'Folders and extras',
  summary: 'Summary',
};

test('the wizard’s pages', async ({ page, daemon }) => {
  const wizard = new CreateWizard(page);
  await daemon.virsh('vol-create-as', 'default', 'debian-12-generic.qcow2', '2G', '--format', 'qcow2');
  await daemon.virsh(
    'vol-upload',
    'debian-12-generic.qcow2',
    (await cloudGuest()).image,
    '--pool',
    'default',
  );
  await wizard.open();
  await expect(wizard.line('Memory')).toBeVisible();
  await picture(page, 'create-basic');
  await wizard.startFrom('Cloud image');
  await wizard.image().fill('/var/lib/libvirt/images/debian-12-generic.qcow2');
  await wizard.chooseSystem('debian 12', /^Debian 12/);
  await wizard.form.getByRole('button', { name: 'Add a user' }).click();
  await wizard.field('User name').fill('ada');
  await wizard.form.getByLabel('Password', { exact: true }).fill('correct horse');
  await wizard.form.getByLabel('Password', { exact: true }).blur();
  await wizard.name.fill('web-1');
  await expect(wizard.line('Disk')).toContainText('web-1.qcow2');
  await picture(page, 'create-cloud-image');

  await wizard.turnTo('Disks');
  await wizard.form.getByRole('button', { name: 'Add a new disk' }).click();
  await wizard.turnTo('Network');
  await wizard.form.getByRole('button', { name: 'Add a network card' }).click();
  // Each page is loaded when it is first turned to.
  for (const title of Object.values(pages)) {
    await wizard.turnTo(title);
    await page.waitForLoadState('networkidle');
  }
  for (const [name, title] of Object.entries(pages)) {
    await wizard.turnTo(title);
    await expect(wizard.form.locator('section, ul').filter({ visible: true }).nth(2)).toBeVisible();
    await picture(page, `create-${name}`);
  }
});

test('pins on the map of a larger host', async ({ browser }) => {
  const gallery = await startGallery();
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, colorScheme: 'light' });
  await page.goto(gallery.at('new-hybrid', '/guests/new/cpu'));
  const wizard = new CreateWizard(page);
  const pinning = wizard.form.getByRole('region', { name: 'Pinning' });
  await pinning.getByRole('button', { name: 'Choose for me' }).click();
  await pinning.scrollIntoViewIfNeeded();
  await picture(page, 'create-pinning');
  await page.close();
  await gallery.close();
});
