import type { Page } from '@playwright/test';
import { fakeHost } from '../host/fake-host.mjs';
import { tinyGuest } from '../host/tiny-guest.mjs';
import { Screen, Terminal } from '../pages/consoles.ts';
import { CreateWizard } from '../pages/create-wizard.ts';
import { GuestPanel } from '../pages/guest-panel.ts';
import { GuestsPage } from '../pages/guests-page.ts';
import { expect, test as base } from '../support/fixtures.ts';
import { startServer } from '../support/serve.ts';
import { moveIn, rooms } from './house.ts';
import { picture, test } from './studio.ts';

const go = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name }).click();

/** Resolves once the graph of this guest's CPU is long enough to look at. */
const expectGraph = (page: Page, name: string) =>
  expect
    .poll(
      async () =>
        (await new GuestsPage(page).cell(name, 'cpu').locator('path').last().getAttribute('d'))?.length,
      {
        timeout: 60_000,
      },
    )
    .toBeGreaterThan(120);

test('the pictures of every page', async ({ page, daemon }) => {
  const guests = new GuestsPage(page);
  const panel = new GuestPanel(page);
  const screen = new Screen(page);
  const terminal = new Terminal(page);

  await expect(page.getByRole('heading', { name: 'No guests yet' })).toBeVisible();
  await picture(page, 'guests-empty');

  await moveIn(daemon, rooms.slice(0, 1));
  await expect(guests.cell('dev-debian', 'address')).toContainText('192.168', { timeout: 60_000 });
  await picture(page, 'guests-one');

  await moveIn(daemon, rooms.slice(1));
  await guests.cell('build-01', 'name').click();
  await panel.tab('build-01', 'Serial 1').click();
  await terminal.prompt();
  await terminal.run('clear; uname -a; free -m; ip addr show dev eth0; ls /');
  await terminal.prompt();
  await picture(page, 'serial');
  // Something to see in the graphs.
  await terminal.run('while :; do dd if=/dev/zero bs=1M count=20 | md5sum; sleep 3; done >/dev/null 2>&1 &');

  await guests.cell('dev-debian', 'name').click();
  await panel.tab('dev-debian', 'Screen').click();
  await screen.expectDrawn();
  const before = await screen.picture();
  await screen.canvas.click();
  await page.keyboard.type('clear; uname -a; uptime; free -m; ip addr show dev eth0; ls /', { delay: 15 });
  await page.keyboard.press('Enter');
  await screen.expectChanged(before);
  await expect(page.getByText('gives the keyboard back')).toHaveCount(0);
  await picture(page, 'screen');
  await screen.toolbar.getByRole('button', { name: 'Send keys' }).click();
  await picture(page, 'screen-keys');
  await page.keyboard.press('Escape');

  await panel.tab('dev-debian', 'Overview').click();
  await expect(
    page.getByRole('button', { name: 'Open the screen of dev-debian' }).locator('img'),
  ).toBeVisible();
  await expectGraph(page, 'build-01');
  await picture(page, 'guest');
  await page.setViewportSize({ width: 1920, height: 1080 });
  await picture(page, 'innkeeper');
  await page.setViewportSize({ width: 1280, height: 800 });

  await guests.grid.focus();
  await page.keyboard.press('Delete');
  await expect(page.getByText('What will be lost')).toBeVisible();
  await picture(page, 'delete');
  await page.getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('button', { name: 'Close the panel' }).click();
  await picture(page, 'guests');
  await guests.grid.focus();
  await page.keyboard.press('Escape');
  await guests.select('build-01', 'build-02', 'build-arm');
  await picture(page, 'guests-selected');
  await guests.bulk.getByRole('button', { name: 'Group and tags' }).click();
  await expect(page.getByRole('dialog', { name: /^Group and tags/ })).toBeVisible();
  await picture(page, 'labels');
  await page.getByRole('button', { name: 'Cancel' }).click();
  await guests.bulk.getByRole('button', { name: 'Select none' }).click();

  await page.keyboard.press('Control+k');
  await expect(page.getByRole('dialog').getByRole('combobox')).toBeFocused();
  await page.keyboard.type('bu');
  await picture(page, 'palette');
  await page.keyboard.press('Escape');
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog')).toBeVisible();
  await picture(page, 'shortcuts');
  await page.keyboard.press('Escape');

  const wizard = new CreateWizard(page);
  await daemon.virsh('vol-create-as', 'default', 'tiny-linux.iso', '8M', '--format', 'raw');
  await daemon.virsh('vol-upload', 'tiny-linux.iso', (await tinyGuest()).iso, '--pool', 'default');
  await wizard.open();
  await wizard.name.fill('dev-tiny');
  await wizard.form.getByRole('button', { name: /^tiny-linux\.iso/ }).click();
  await expect(wizard.createAndStart).toBeEnabled();
  await expect(wizard.line('Memory')).toBeVisible();
  await picture(page, 'create');
  await wizard.field('Memory').fill('256 MiB');
  await wizard.createAndStart.click();
  await guests.expectState('dev-tiny', 'Running', { timeout: 60_000 });
  await panel.remove('dev-tiny');
  await expect(guests.row('dev-tiny')).toHaveCount(0);
  await go(page, 'Activity');
  await expect(page.getByRole('main').getByText('Done')).toHaveCount(2);
  await page.getByText('What it did').first().click();
  await picture(page, 'activity');

  await go(page, 'Settings');
  await expect(page.getByRole('heading', { name: 'Settings' })).toBeVisible();
  await picture(page, 'settings');
  await go(page, 'Readiness');
  await expect(page.getByRole('main').getByRole('listitem').first()).toBeVisible();
  await picture(page, 'readiness');
  await go(page, 'Connections');
  await page.getByRole('button', { name: 'Add a connection' }).click();
  await page.getByLabel('Host', { exact: true }).fill('attic.invalid');
  await page.getByLabel('User (optional)').fill('sam');
  await picture(page, 'connection-add');
  await page.getByRole('button', { name: 'Connect', exact: true }).click();
  await page.getByRole('button', { name: 'Add it all the same' }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.getByText('cannot be reached')).toBeVisible();
  await picture(page, 'connections');
});

base('a thousand guests', async ({ browser, stateDir }) => {
  const { uri } = await fakeHost(1000, { running: 7 });
  const server = await startServer(stateDir, [uri]);
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, colorScheme: 'light' });
  await page.goto(server.link);
  await expect(new GuestsPage(page).row('guest-0001')).toBeVisible();
  await go(page, 'Connections');
  await page.getByRole('button', { name: 'Rename' }).click();
  await page.getByRole('dialog').getByLabel('Name').fill('rack-1');
  await page.getByRole('dialog').getByRole('button', { name: 'Rename' }).click();
  await go(page, 'Guests');
  await expect(page.getByRole('contentinfo')).toContainText('rack-1');
  await expect(new GuestsPage(page).row('guest-0001')).toBeVisible();
  await picture(page, 'guests-many');
  await page.close();
  await server.stop();
});
