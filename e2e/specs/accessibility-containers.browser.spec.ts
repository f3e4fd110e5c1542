import type { Page } from '@playwright/test';
import { ensureBusyboxImage } from '#electron/backend/testing/busybox-image.ts';
import { ConnectionsPage } from '../pages/connections-page.ts';
import { EnginePage } from '../pages/engine-page.ts';
import { GuestPanel } from '../pages/guest-panel.ts';
import { GuestsPage } from '../pages/guests-page.ts';
import { axeIn } from '../support/axe.ts';
import { docker, engineSocket, test } from '../support/docker.ts';
import { expect } from '../support/fixtures.ts';

test.use({ connect: ['test:///default', 'lxc:///system', engineSocket] });

/** A dialog is shown, looked at, and left. */
async function expectCleanDialog(
  page: Page,
  expectClean: (what: string) => Promise<void>,
  title: string | RegExp,
): Promise<void> {
  const dialog = page.getByRole('dialog', { name: title });
  await expect(dialog).toBeVisible();
  await expectClean(String(title));
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
}

/** Nothing is on its way any more. */
async function settled(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle');
  await expect(page.locator('[aria-busy=true]')).toHaveCount(0);
}

test('axe has nothing to say about connections with engines', async ({ innkeeper: { page } }) => {
  const expectClean = await axeIn(page);
  await new ConnectionsPage(page).open();
  const engines = page.getByRole('region', { name: 'Container engines' });
  await expect(engines.getByRole('listitem').filter({ hasText: 'Connected' })).toHaveCount(1);
  await expectClean('connections with an engine');
  await engines.getByRole('button', { name: 'Add an engine' }).click();
  await expectCleanDialog(page, expectClean, 'Add an engine');
});

test('axe has nothing to say about the tabs of an engine', async ({ innkeeper: { page }, containers }) => {
  const image = await ensureBusyboxImage();
  const [volume, network, box] = [`${containers}-data`, `${containers}-back`, `${containers}-box`];
  await docker('network', 'create', network);
  const project = ['--label', `com.docker.compose.project=${containers}`];
  const service = ['--label', 'com.docker.compose.service=box'];
  await docker(
    'create',
    '--name',
    box,
    '-v',
    `${volume}:/data`,
    '--net',
    network,
    ...project,
    ...service,
    image,
  );
  const expectClean = await axeIn(page);
  const engine = new EnginePage(page);
  for (const [tab, list, row] of [
    ['Images', 'Images', image],
    ['Volumes', 'Volumes', volume],
    ['Networks', 'Networks', network],
    ['Projects', 'Projects', containers],
  ] as const) {
    await engine.open(tab);
    await engine.row(list, row).first().click();
    await expect(page.getByRole('complementary').getByRole('tab').first()).toBeVisible();
    await settled(page);
    await expectClean(`${tab} of the engine, with one chosen`);
  }
  for (const tab of ['Engine', 'Disk usage']) {
    await engine.open(tab);
    await settled(page);
    await expectClean(`${tab} of the engine`);
  }
});

test('axe has nothing to say about the dialogs of an engine', async ({ innkeeper: { page } }) => {
  const expectClean = await axeIn(page);
  const engine = new EnginePage(page);
  for (const [tab, button, title] of [
    ['Images', 'Pull…', 'Pull an image'],
    ['Volumes', 'New volume…', /volume/],
    ['Networks', 'New network…', /network/],
    ['Projects', 'Bring up…', /up/],
  ] as const) {
    await engine.open(tab);
    await page.getByRole('button', { name: button }).first().click();
    await expectCleanDialog(page, expectClean, title);
  }
  await engine.open('Images');
  await page.getByRole('button', { name: 'More…' }).click();
  await page.getByRole('menuitem', { name: 'Build from a folder…' }).click();
  await expectCleanDialog(page, expectClean, 'Build an image');
});

/** A container that runs, its page open. */
async function openContainer(page: Page, name: string): Promise<void> {
  const options = ['-e', 'WORD=plain', '-e', 'API_TOKEN=hidden', '-v', '/etc:/host:ro', '-l', 'kind=test'];
  const script = 'echo begins; touch /made; sleep 600';
  await docker('run', '-d', '--name', name, ...options, await ensureBusyboxImage(), 'sh', '-c', script);
  await new GuestsPage(page).cell(name, 'name').click();
  await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible();
}

test('axe has nothing to say about the tabs of a container', async ({ innkeeper: { page }, containers }) => {
  const name = `${containers}-box`;
  await openContainer(page, name);
  const expectClean = await axeIn(page);
  const panel = new GuestPanel(page);
  for (const [tab, content] of [
    ['Overview', page.getByText('WORD').first()],
    ['Logs', page.getByText('begins').first()],
    ['Shell', page.getByRole('button', { name: 'Open', exact: true })],
    ['Files', page.getByRole('button', { name: 'etc', exact: true })],
    ['Performance', page.getByRole('figure').first()],
    ['Processes', page.getByText('sleep 600').first()],
    ['Changes', page.getByText('/made')],
    ['Isolation', page.getByRole('list', { name: 'What separates it from its host' })],
  ] as const) {
    await panel.openTab(name, tab);
    await expect(content).toBeVisible();
    await expectClean(`${tab} of a container`);
  }
});

test('axe has nothing to say about the dialogs of a container', async ({
  innkeeper: { page },
  containers,
}) => {
  const name = `${containers}-box`;
  await openContainer(page, name);
  const expectClean = await axeIn(page);
  for (const [keys, title] of [
    ['F2', /^Rename/],
    ['Shift+L', /^Limits/],
    ['Shift+M', /^Make an image/],
    ['Shift+F', /^Kill|signal/],
    ['e', /^Export/],
    ['Delete', /^Remove/],
  ] as const) {
    await new GuestsPage(page).grid.focus();
    await page.keyboard.press(keys);
    await expectCleanDialog(page, expectClean, title);
  }
});

/** By the palette: an entry of it whose words these are. */
async function byPalette(page: Page, words: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').fill(words);
  await page.getByRole('option', { name: words }).first().click();
}

test('axe has nothing to say about the pages that run a container', async ({ innkeeper: { page } }) => {
  const expectClean = await axeIn(page);
  await byPalette(page, 'Run a container');
  await expect(page.getByRole('heading', { name: 'Run a container', level: 1 })).toBeVisible();
  await page.getByLabel('Image', { exact: true }).fill(await ensureBusyboxImage());
  await expect(page.getByText('It is there already.')).toBeVisible();
  await page.getByRole('button', { name: 'Publish a port' }).click();
  await page.getByRole('button', { name: 'Folder of the host' }).click();
  await expectClean('the run wizard, basic');
  await page.getByRole('group', { name: 'View' }).getByText('Expert').click();
  const rail = page.getByRole('navigation', { name: 'Pages of the new container' });
  for (const link of await rail.getByRole('link').all()) {
    await link.click();
    await expect(link).toHaveAttribute('aria-current', /./);
    await settled(page);
    await expectClean(`the run wizard, ${await link.textContent()}`);
  }
});

test('axe has nothing to say about the page that makes a Linux container', async ({
  innkeeper: { page },
}) => {
  const expectClean = await axeIn(page);
  await byPalette(page, 'New Linux container');
  await expect(page.getByRole('button', { name: 'Make the container' })).toBeVisible();
  for (const choice of ['A tarball', 'A folder', 'One program']) {
    await page.getByLabel(choice, { exact: true }).check();
    await expectClean(`a new Linux container, ${choice}`);
  }
});
