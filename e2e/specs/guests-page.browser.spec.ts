import { fakeHost } from '../host/fake-host.mjs';
import { CreateWizard } from '../pages/create-wizard.ts';
import { GuestsPage } from '../pages/guests-page.ts';
import { expect, test } from '../support/fixtures.ts';
import { emptyGuestXml } from '../support/guests.ts';
import { test as onPrivateLibvirtd } from '../support/private-libvirtd.ts';
import { define, names } from '../support/virsh.ts';

/** The namespace of group and tags in a guest's metadata: people's scripts rely on it. */
const labels = 'urn:innkeeper:labels:1';

/** Four guests are there before the page opens: alpha and gamma run. */
const amongFour = onPrivateLibvirtd.extend({
  daemon: async ({ daemon }, use) => {
    const { virsh } = daemon;
    for (const name of ['delta', 'gamma', 'beta', 'alpha']) await define(virsh, emptyGuestXml(name));
    for (const name of ['alpha', 'gamma']) await virsh('start', name);
    await use(daemon);
  },
});

amongFour(
  'search, filters and order are in the address and survive a reload',
  async ({ innkeeper: { page } }) => {
    const guests = new GuestsPage(page);
    await expect.poll(() => guests.names()).toEqual(['alpha', 'beta', 'delta', 'gamma']);
    await guests.expectState('gamma', 'Running');

    const states = page.getByRole('group', { name: 'States' });
    await states.getByRole('button', { name: /^Running/ }).click();
    await expect.poll(() => guests.names()).toEqual(['alpha', 'gamma']);
    await guests.grid.getByRole('button', { name: 'Name' }).click();
    await expect.poll(() => guests.names()).toEqual(['gamma', 'alpha']);
    await guests.filter.fill('gam');
    await expect.poll(() => guests.names()).toEqual(['gamma']);
    for (const part of ['q=gam', 'running', 'desc=true']) expect(page.url()).toContain(part);

    await page.reload();
    await expect.poll(() => guests.names()).toEqual(['gamma']);
    await expect(guests.filter).toHaveValue('gam');
    await guests.filter.fill('nothing is called that');
    await expect(page.getByRole('heading', { name: 'No guest matches' })).toBeVisible();
    await page.getByRole('button', { name: 'Clear the filter' }).click();
    await expect
      .poll(() => guests.names())
      .toEqual(['delta', 'gamma', 'beta', 'alpha'].toSorted().toReversed());
  },
);

amongFour(
  'groups and tags are kept in the guest itself, whoever changes them',
  async ({ daemon: { virsh }, innkeeper: { page } }) => {
    const guests = new GuestsPage(page);
    await guests.expectState('gamma', 'Running');
    await guests.select('alpha', 'beta');
    await guests.bulk.getByRole('button', { name: 'Group and tags' }).click();
    const dialog = page.getByRole('dialog', { name: /^Group and tags of/ });
    await dialog.getByLabel('Group', { exact: true }).fill('Lab');
    await dialog.getByLabel('Tags that all of them have').fill('nightly');
    await page.keyboard.press('Enter');
    await dialog.getByRole('button', { name: 'Save' }).click();

    await expect(guests.group('Lab')).toBeVisible();
    await expect(guests.group('No group')).toBeVisible();
    // Running or not: in what is kept, and in what runs now.
    for (const [name, ...which] of [
      ['alpha', '--config'],
      ['alpha', '--live'],
      ['beta', '--config'],
    ] as const)
      await expect
        .poll(() => virsh('metadata', name, '--uri', labels, ...which).catch(String))
        .toMatch(/<group>Lab<\/group>\s*<tag>nightly<\/tag>/);

    await guests.group('Lab').getByRole('gridcell').click();
    await expect(guests.row('alpha')).toHaveCount(0);
    await guests.group('Lab').getByRole('gridcell').click();
    await expect(guests.row('alpha')).toBeVisible();

    const changed = '<labels><group>Shelf</group><tag>a &amp; b</tag></labels>';
    await virsh('metadata', 'delta', '--uri', labels, '--key', 'innkeeper', '--set', changed, '--config');
    await expect(guests.group('Shelf')).toBeVisible();
    await page.getByRole('button', { name: 'All tags' }).click();
    await page.getByRole('menuitemcheckbox', { name: 'a & b' }).click();
    await page.keyboard.press('Escape');
    await expect.poll(() => guests.names()).toEqual(['delta']);
  },
);

amongFour(
  'several guests are started and forced off together',
  async ({ daemon: { virsh }, innkeeper: { page } }) => {
    const guests = new GuestsPage(page);
    await guests.expectState('gamma', 'Running');
    await guests.grid.focus();
    await page.keyboard.press('Control+a');
    await expect(guests.bulk).toContainText('4 selected');
    await guests.bulk.getByRole('button', { name: 'Start 2' }).click();
    for (const name of ['alpha', 'beta', 'delta', 'gamma']) await guests.expectState(name, 'Running');
    expect((await names(virsh, 'list')).toSorted()).toEqual(['alpha', 'beta', 'delta', 'gamma']);

    await guests.bulk.getByRole('button', { name: 'More actions' }).click();
    await page.getByRole('menuitem', { name: 'Force off' }).click();
    const dialog = page.getByRole('dialog', { name: /^Force off/ });
    await expect(dialog.getByRole('listitem')).toHaveCount(4);
    await dialog.getByRole('button', { name: 'Force off' }).click();
    for (const name of ['alpha', 'beta', 'delta', 'gamma']) await guests.expectState(name, 'Off');
    expect(await names(virsh, 'list')).toEqual([]);
  },
);

amongFour('the palette finds a guest and does things with it', async ({ innkeeper: { page } }) => {
  const guests = new GuestsPage(page);
  await guests.expectState('beta', 'Off');
  await page.keyboard.press('Control+k');
  const palette = page.getByRole('dialog', { name: 'Search everything' });
  await expect(palette.getByRole('combobox')).toBeFocused();
  await page.keyboard.type('beta');
  await expect(palette.getByRole('option').first()).toContainText('beta');
  await page.keyboard.press('Enter');
  await page.keyboard.type('start');
  await expect(palette.getByRole('option').first()).toContainText('Start');
  await page.keyboard.press('Enter');
  await expect(palette).toHaveCount(0);
  await guests.expectState('beta', 'Running');
});

onPrivateLibvirtd('no guests yet: the empty page leads to the first one', async ({ innkeeper: { page } }) => {
  await expect(page.getByRole('heading', { name: 'No guests yet' })).toBeVisible();
  await page.getByRole('main').getByRole('button', { name: 'New guest' }).click();
  await expect(new CreateWizard(page).form).toBeVisible();
});

test.describe('without a host', () => {
  test.use({ connect: ['qemu+unix:///system?socket=/nowhere/libvirt-sock'] });

  test('what is missing is said first', async ({ innkeeper: { page } }) => {
    await expect(page.getByRole('main')).toContainText(/libvirt/i);
    await expect(page).toHaveURL(/#\/readiness/);
    await expect(page.getByRole('heading', { level: 1, name: 'Readiness' })).toBeVisible();
  });
});

const thousand = test.extend({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the parameter's form
  connect: async ({}, use) => use([(await fakeHost(1000)).uri]),
});

thousand('a thousand guests are listed, found, scrolled and started', async ({ innkeeper: { page } }) => {
  const guests = new GuestsPage(page);
  await expect(guests.row('guest-0001')).toBeVisible();
  await expect(
    page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: /Guests/ }),
  ).toContainText(/1,?000/);
  // Only what is in sight is drawn.
  expect(await guests.grid.getByRole('row').count()).toBeLessThan(80);
  await guests.grid.focus();
  await page.keyboard.press('End');
  await expect(guests.row('guest-1000')).toBeInViewport();
  await page.keyboard.press('Home');
  await expect(guests.row('guest-0001')).toBeInViewport();
  await guests.filter.fill('guest-0777');
  await expect.poll(() => guests.names()).toEqual(['guest-0777']);
  await guests.cell('guest-0777', 'name').click();
  await guests.grid.focus();
  await page.keyboard.press('s');
  await guests.expectState('guest-0777', 'Running');
});
