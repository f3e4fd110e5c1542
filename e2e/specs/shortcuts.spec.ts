import type { Page } from '@playwright/test';
import { Screen } from '../pages/consoles.ts';
import { GuestsPage } from '../pages/guests-page.ts';
import { containerShortcuts } from '../support/container-shortcuts.ts';
import { expect, test } from '../support/fixtures.ts';
import { tinyGuestXml } from '../support/guests.ts';
import { test as onPrivateLibvirtd } from '../support/private-libvirtd.ts';
import { define, virshOn } from '../support/virsh.ts';

interface Shortcut {
  /** As the sheet names it. */
  readonly title: string;
  /** As Playwright presses it; two in a row with a space between. */
  readonly keys: string;
  /** What is there afterwards. */
  expectEffect(page: Page): Promise<unknown>;
}

const dialog = (title: RegExp) => async (page: Page) => {
  await expect(page.getByRole('dialog', { name: title })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
};
const wizard = async (page: Page) => {
  await expect(page.getByRole('region', { name: 'New guest', exact: true })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page).toHaveURL(/#\/guests$/);
};
const onPage = (address: RegExp) => (page: Page) => expect(page).toHaveURL(address);

const everywhere: Shortcut[] = [
  { title: 'New guest', keys: 'n', expectEffect: wizard },
  { title: 'Import an exported guest…', keys: 'Shift+N', expectEffect: dialog(/^Import/) },
  { title: 'Search everything', keys: 'Control+k', expectEffect: dialog(/^Search everything$/) },
  { title: 'Show keyboard shortcuts', keys: '?', expectEffect: dialog(/^Keyboard shortcuts$/) },
  { title: 'Storage', keys: 'g t', expectEffect: onPage(/#\/storage\//) },
  { title: 'Networks', keys: 'g w', expectEffect: onPage(/#\/networks\//) },
  { title: 'Host devices', keys: 'g d', expectEffect: onPage(/#\/devices\//) },
  { title: 'Container engines', keys: 'g e', expectEffect: onPage(/#\/engines/) },
  { title: 'Connections', keys: 'g c', expectEffect: onPage(/#\/connections$/) },
  { title: 'Readiness', keys: 'g r', expectEffect: onPage(/#\/readiness$/) },
  { title: 'Activity', keys: 'g a', expectEffect: onPage(/#\/activity$/) },
  { title: 'Settings', keys: 'g s', expectEffect: onPage(/#\/settings$/) },
  { title: 'Guests', keys: 'g g', expectEffect: onPage(/#\/guests$/) },
  {
    title: 'Change the theme: system, light, dark',
    keys: 'Shift+T',
    expectEffect: page => expect(page.locator('html')).toHaveAttribute('data-theme', /light/),
  },
  {
    title: 'Change the row height: comfortable, compact',
    keys: 'Shift+C',
    expectEffect: page =>
      expect
        .poll(async () => (await page.locator('[data-key]').first().boundingBox())?.height)
        .toBeLessThan(30),
  },
  {
    title: 'Filter the guests',
    keys: '/',
    expectEffect: page => expect(new GuestsPage(page).filter).toBeFocused(),
  },
];

const becomes = (state: string) => (page: Page) =>
  new GuestsPage(page).expectState('tiny', state, { timeout: 30_000 });

/** In an order in which each of them is possible. */
const onGuest: Shortcut[] = [
  { title: 'Rename…', keys: 'F2', expectEffect: dialog(/^Rename “tiny”$/) },
  { title: 'Start', keys: 's', expectEffect: becomes('Running') },
  { title: 'Pause', keys: 'p', expectEffect: becomes('Paused') },
  { title: 'Resume', keys: 'p', expectEffect: becomes('Running') },
  { title: 'Save and stop', keys: 'Shift+V', expectEffect: becomes('Saved') },
  { title: 'Discard saved state', keys: 'Shift+D', expectEffect: dialog(/^Discard the saved state of/) },
  { title: 'Restore', keys: 's', expectEffect: becomes('Running') },
  { title: 'Reboot', keys: 'Shift+R', expectEffect: becomes('Rebooting…') },
  { title: 'Reset', keys: 'Shift+X', expectEffect: dialog(/^Reset “?tiny/) },
  { title: 'Force off', keys: 'Shift+F', expectEffect: dialog(/^Force off “?tiny/) },
  { title: 'Group and tags…', keys: 't', expectEffect: dialog(/^Group and tags of/) },
  { title: 'Duplicate…', keys: 'd', expectEffect: dialog(/^Duplicate “?tiny/) },
  { title: 'Make a template…', keys: 'Shift+M', expectEffect: dialog(/template/i) },
  { title: 'Export…', keys: 'e', expectEffect: dialog(/^Export “?tiny/) },
  { title: 'Take a snapshot…', keys: 'm', expectEffect: dialog(/snapshot/i) },
  { title: 'Delete…', keys: 'Delete', expectEffect: dialog(/^Delete “?tiny/) },
  { title: 'Open screen', keys: 'o', expectEffect: page => new Screen(page).expectDrawn() },
  { title: 'Open text console', keys: 'Shift+O', expectEffect: onPage(/\/text\/serial0/) },
  { title: 'Snapshots', keys: 'g n', expectEffect: onPage(/\/snapshots$/) },
  {
    title: 'Shut down',
    keys: 'Shift+S',
    expectEffect: becomes('Shutting down…'),
  },
];

/** Tried where a guest gets an address from a network: guest-lifecycle.spec.ts. */
const onAddress = 'Copy address';

const autostart = { title: 'Start with the host: on or off', keys: 'a' };

async function press(page: Page, keys: string): Promise<void> {
  for (const key of keys.split(' ')) await page.keyboard.press(key);
}

test('the sheet names every shortcut that is tried here, and no other', async ({ innkeeper: { page } }) => {
  await expect(new GuestsPage(page).row('test')).toBeVisible();
  await page.keyboard.press('?');
  const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  const sections = sheet.locator('section').filter({ hasNot: page.getByText('Where you are') });
  await expect(sections.first()).toBeVisible();
  const titles = await sections.locator('dt').allTextContents();
  const tried = [
    onAddress,
    ...[...everywhere, ...onGuest, autostart, ...containerShortcuts].map(({ title }) => title),
  ];
  expect(titles.toSorted()).toEqual(tried.toSorted());
});

test('shortcuts that work everywhere', async ({ innkeeper: { page } }) => {
  await expect(new GuestsPage(page).row('test')).toBeVisible();
  for (const { title, keys, expectEffect } of everywhere)
    await test.step(title, async () => {
      await press(page, keys);
      await expectEffect(page);
    });
});

onPrivateLibvirtd(
  'shortcuts about the guest that is selected',
  async ({ daemon: { virsh }, innkeeper: { page } }) => {
    const guests = new GuestsPage(page);
    await define(virsh, await tinyGuestXml({ name: 'tiny' }));
    for (const { title, keys, expectEffect } of onGuest)
      await test.step(title, async () => {
        await guests.select('tiny');
        await expect(guests.row('tiny')).toHaveAttribute('aria-selected', 'true');
        await press(page, keys);
        await expectEffect(page);
        await guests.select('tiny');
      });
    await test.step(autostart.title, async () => {
      await guests.select('tiny');
      await press(page, autostart.keys);
      await expect.poll(() => virsh('dominfo', 'tiny')).toMatch(/Autostart:\s+enable/);
    });
  },
);

test('a guest is created with the keyboard alone', async ({ innkeeper: { page }, prefix: name }) => {
  const host = virshOn('test+unix:///default');
  await expect(new GuestsPage(page).row('test')).toBeVisible();
  await page.keyboard.press('n');
  const create = page.getByRole('region', { name: 'New guest' });
  await expect(create.getByRole('radio', { name: 'ISO file' })).toBeFocused();
  for (const kind of [
    'Cloud image',
    'Disk image',
    'Appliance',
    'Network boot',
    'Install tree',
    'Kernel',
    'Nothing',
  ]) {
    await page.keyboard.press('ArrowRight');
    await expect(create.getByRole('radio', { name: kind })).toBeChecked();
  }
  const field = create.getByLabel('Name', { exact: true });
  // What is to be clicked to choose a system lies between.
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expect(field).toBeFocused();
  await page.keyboard.press('Control+a');
  await page.keyboard.type(name);
  await expect(create.getByRole('button', { name: 'Create and start', exact: true })).toBeEnabled();
  await page.keyboard.press('Control+Enter');
  await new GuestsPage(page).expectState(name, 'Running');
  expect(await host('domstate', name)).toBe('running');
  await host('destroy', name);
  await host('undefine', name);
});
