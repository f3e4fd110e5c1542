import { Terminal } from '../pages/consoles.ts';
import { GuestPanel } from '../pages/guest-panel.ts';
import { GuestsPage } from '../pages/guests-page.ts';
import { HardwareTab } from '../pages/hardware-tab.ts';
import { SnapshotsTab } from '../pages/snapshots-tab.ts';
import { XmlTab } from '../pages/xml-tab.ts';
import { diskGuest } from '../support/disk-guest.ts';
import { expect } from '../support/fixtures.ts';
import { picture, test } from './studio.ts';

const NAME = 'shop';

test('the pictures of a guest’s page', async ({ page, daemon }) => {
  const disk = await diskGuest(NAME, daemon.virsh);
  const panel = new GuestPanel(page);
  const hardware = new HardwareTab(page);
  const snapshots = new SnapshotsTab(page, NAME);
  const terminal = new Terminal(page);
  await daemon.virsh('vol-create-as', 'default', 'photos.qcow2', '256M', '--format', 'qcow2');
  const photos = await daemon.virsh('vol-path', 'photos.qcow2', '--pool', 'default');
  await daemon.virsh(
    'attach-disk',
    NAME,
    photos,
    'sdb',
    '--targetbus',
    'sata',
    '--subdriver',
    'qcow2',
    '--config',
  );
  await daemon.virsh('attach-interface', NAME, 'network', 'default', '--model', 'e1000e', '--config');
  await daemon.virsh('start', NAME);
  await new GuestsPage(page).row(NAME).click();
  await panel.openTab(NAME, 'Serial 1');
  await terminal.prompt(90_000);
  await terminal.run(
    'while :; do dd if=/dev/zero of=/mnt/x bs=64k count=300; sync; sleep 4; done >/dev/null 2>&1 &',
  );
  await panel.openTab(NAME, 'Performance');
  // Only what is looked at is sampled: a graph needs its time.
  await page.waitForTimeout(40_000);

  await panel.openTab(NAME, 'Overview');
  await expect(page.getByText('How it is virtualised')).toBeVisible();
  await picture(page, 'guest-overview');
  await page.getByRole('button', { name: 'Fold the list away' }).click();
  await picture(page, 'guest-overview-wide');

  await panel.openTab(NAME, 'Hardware');
  await hardware.open(/^Disk sdb/);
  await expect(page.getByRole('button', { name: 'Grow… sdb' })).toBeVisible();
  await picture(page, 'guest-hardware');
  await page.getByRole('button', { name: 'Grow… sdb' }).click();
  await hardware.dialog.getByLabel('New size', { exact: true }).fill('1 GiB');
  await expect(hardware.dialog.getByRole('button', { name: 'Grow', exact: true })).toBeEnabled();
  await picture(page, 'guest-grow');
  await page.keyboard.press('Escape');
  await hardware.open(/^Memory \d/);
  await hardware.field('Memory').fill('256 MiB');
  await hardware.apply();
  await expect(page.getByText(/waits? for a restart/)).toBeVisible();
  await picture(page, 'guest-waiting');
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(hardware.dialog).toBeVisible();
  await picture(page, 'guest-add-device');
  await page.keyboard.press('Escape');

  await panel.openTab(NAME, 'Snapshots');
  await snapshots.take('fresh install', 'external');
  await snapshots.take('before the update', 'external');
  await snapshots.row('fresh install').click();
  await page.getByRole('button', { name: 'Return to it…' }).click();
  await expect(hardware.dialog.getByText(/What will be|made|kept/i).first()).toBeVisible();
  await picture(page, 'guest-return');
  await page.keyboard.press('Escape');
  await snapshots.returnTo('fresh install');
  await expect
    .poll(() => daemon.virsh('snapshot-current', NAME, '--name').catch(() => 'none'), { timeout: 60_000 })
    .toBe('fresh install');
  await snapshots.take('with the new theme', 'external');
  await picture(page, 'guest-snapshots');

  await panel.openTab(NAME, 'Agent');
  await expect(page.getByText('/mnt').first()).toBeVisible({ timeout: 60_000 });
  await picture(page, 'guest-agent');
  await panel.openTab(NAME, 'XML');
  const xml = new XmlTab(page, NAME);
  await xml.putAtEndOf('<vcpu', '<titel>Shop</titel>');
  await expect(xml.issues).not.toHaveCount(0);
  await picture(page, 'guest-xml-check');
  await page.getByRole('button', { name: 'Discard my changes' }).click();
  await panel.openTab(NAME, 'Activity');
  await expect(page.getByText('It started.').first()).toBeVisible();
  await picture(page, 'guest-activity');
  await panel.openTab(NAME, 'Performance');
  await expect(page.getByRole('figure').filter({ hasText: 'Processor' })).toBeVisible();
  await page.getByRole('group', { name: 'How much time' }).getByText('1 min', { exact: true }).click();
  await expect
    .poll(async () => (await page.getByRole('figure').first().textContent())?.length)
    .toBeGreaterThan(10);
  await picture(page, 'guest-performance');

  await daemon.virsh('destroy', NAME);
  await disk.remove();
});
