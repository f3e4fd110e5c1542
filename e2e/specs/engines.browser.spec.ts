import type { Page } from '@playwright/test';
import { type PrivateDockerd, startPrivateDockerd } from '#electron/backend/testing/private-dockerd.ts';
import { ConnectionsPage } from '../pages/connections-page.ts';
import { expect, test } from '../support/fixtures.ts';

let daemon: PrivateDockerd;
test.beforeAll(async () => {
  daemon = await startPrivateDockerd();
});
test.afterAll(() => daemon.dispose());

/** Adds an engine by its socket in the dialog that is open. */
async function addBySocket(page: Page, socket: string, label?: string): Promise<void> {
  const dialog = page.getByRole('dialog', { name: 'Add an engine' });
  await dialog.getByText('By a socket here').click();
  await dialog.getByRole('textbox', { name: 'Socket' }).fill(socket);
  if (label !== undefined) await dialog.getByLabel('Name (optional)').fill(label);
  await dialog.getByRole('button', { name: 'Connect', exact: true }).click();
}

const nav = (page: Page) => page.getByRole('navigation', { name: 'Main' });

test('an engine is added, looked at, lost and back, turned off, and forgotten', async ({
  innkeeper: { page },
}) => {
  const connections = new ConnectionsPage(page);
  await connections.open();
  const section = page.getByRole('region', { name: 'Container engines' });
  await section.getByRole('button', { name: 'Add an engine' }).click();
  const dialog = page.getByRole('dialog', { name: 'Add an engine' });

  await addBySocket(page, '/nowhere/docker.sock');
  await expect(dialog.getByRole('alert')).toContainText('does not answer');
  await expect(dialog.getByRole('alert')).toContainText('systemctl start docker');
  await addBySocket(page, daemon.socket, 'workbench');
  await expect(dialog).toBeHidden();
  const card = section.getByRole('listitem').filter({ hasText: 'workbench' });
  await expect(card).toContainText('Connected');
  await expect(card).toContainText(daemon.address);

  await card.getByRole('button', { name: 'Open' }).click();
  await expect(page.getByRole('navigation', { name: 'Tabs of workbench' })).toBeVisible();
  await expect(page.getByText(`${daemon.folder}/data`)).toBeVisible();
  await expect(page.getByRole('region', { name: 'Too old for' })).toContainText('1.42');

  // What was known stays while it is away, and the note goes with the first sign of life.
  const away = page.getByText('workbench does not answer now.');
  await daemon.stop('SIGKILL');
  await expect(away).toBeVisible();
  await expect(page.getByText(`${daemon.folder}/data`)).toBeVisible();
  await daemon.start();
  await expect(away).toBeHidden();

  await page.getByRole('button', { name: 'Disconnect' }).click();
  await expect(page.getByText('workbench is not connected.')).toBeVisible();
  await page.getByRole('button', { name: 'Connect', exact: true }).click();
  await expect(page.getByText('workbench is not connected.')).toBeHidden();

  await connections.open();
  await card.getByRole('button', { name: 'Forget' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Forget' }).click();
  await expect(card).toHaveCount(0);
  await nav(page).getByRole('link', { name: 'Container engine' }).click();
  await expect(page.getByRole('heading', { name: 'No container engine' })).toBeVisible();
});

test('the engine area is a few keys away, and its tabs are in the palette', async ({
  innkeeper: { page },
}) => {
  const connections = new ConnectionsPage(page);
  await connections.open();
  await page.getByRole('button', { name: 'Add an engine' }).click();
  await addBySocket(page, daemon.socket, 'workbench');
  await expect(nav(page).getByRole('link', { name: 'workbench' })).toBeVisible();
  await page.getByRole('heading', { name: 'Connections' }).click();
  await page.keyboard.press('g');
  await page.keyboard.press('e');
  await expect(page.getByRole('navigation', { name: 'Tabs of workbench' })).toBeVisible();
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').fill('container engine networks');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/engines\/[^/]+\/networks/);
});
