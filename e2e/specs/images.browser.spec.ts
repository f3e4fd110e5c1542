import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { makeImage } from '#electron/backend/images/testing/images.ts';
import { startRegistry } from '../host/registry.mjs';
import { EnginePage } from '../pages/engine-page.ts';
import { docker, engineSocket, test } from '../support/docker.ts';
import { expect } from '../support/fixtures.ts';

test.use({ connect: [engineSocket] });

let registry: Awaited<ReturnType<typeof startRegistry>>;
let folder: string;
const name = `innkeeper-test-${crypto.randomUUID().slice(0, 8)}`;
const made: string[] = [];

test.beforeAll(async () => {
  registry = await startRegistry();
  folder = await mkdtemp(join(tmpdir(), 'innkeeper-images-'));
});
test.afterAll(async () => {
  for (const each of made) await docker('image', 'rm', '-f', each).catch(() => undefined);
  await registry.stop();
  await rm(folder, { recursive: true });
});

async function openImages(page: Page): Promise<void> {
  await new EnginePage(page).open('Images');
  await expect(page.getByRole('list', { name: 'Images' })).toBeVisible();
}
const row = (page: Page, title: string) =>
  page.getByRole('list', { name: 'Images' }).getByRole('button', { name: title });
const panelOf = (page: Page, title: string) => page.getByRole('complementary', { name: `Image ${title}` });

test('an image is pulled, tagged, pushed, saved, loaded and removed', async ({ innkeeper: { page } }) => {
  const pulled = `${registry.address}/${name}:1`;
  const tagged = `${registry.address}/${name}:2`;
  made.push(pulled, tagged);
  await makeImage(pulled, 4, 200_000);
  await docker('push', '--quiet', pulled);
  await docker('image', 'rm', pulled);

  await openImages(page);
  await page.getByRole('button', { name: 'Pull…' }).click();
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill(pulled);
  await page.getByRole('button', { name: 'Pull', exact: true }).click();
  const carrying = page.getByRole('dialog', { name: `Pull ${pulled}` });
  await expect(carrying.getByRole('list', { name: 'Layers' }).getByRole('listitem')).toHaveCount(4);
  await expect(carrying.getByRole('status')).toHaveText('Done.');
  await carrying.getByRole('button', { name: 'Close' }).click();

  await row(page, pulled).click();
  const panel = panelOf(page, pulled);
  await panel.getByRole('tab', { name: 'History' }).click();
  await expect(panel.getByRole('list', { name: /^Layers/ }).getByRole('listitem')).toHaveCount(4);

  await panel.getByRole('button', { name: 'Tag…' }).click();
  await page.getByLabel('New name').fill(tagged);
  await page.getByRole('button', { name: 'Give it this name' }).click();
  await panel.getByRole('tab', { name: 'Overview' }).click();
  await expect(panel.getByRole('list', { name: 'Names of this image' })).toContainText(tagged);

  await panel.getByRole('button', { name: 'Push…' }).click();
  await page.getByRole('dialog').getByRole('radio', { name: tagged }).check();
  await page.getByRole('button', { name: 'Push', exact: true }).click();
  const pushing = page.getByRole('dialog', { name: `Push ${tagged}` });
  await expect(pushing.getByRole('status')).toHaveText('Done.');
  await pushing.getByRole('button', { name: 'Close' }).click();
  const there = await fetch(`http://${registry.address}/v2/${name}/tags/list`);
  expect(await there.json()).toMatchObject({ tags: expect.arrayContaining(['2']) });

  await panel.getByRole('button', { name: 'Save…' }).click();
  const downloading = page.waitForEvent('download');
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  const file = join(folder, 'saved.tar');
  await (await downloading).saveAs(file);
  expect((await stat(file)).size).toBeGreaterThan(800_000);

  await panel.getByRole('button', { name: 'Remove…' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Remove the image' }).click();
  await expect(row(page, pulled)).toHaveCount(0);

  await page.getByRole('button', { name: 'More…' }).click();
  await page.getByRole('menuitem', { name: 'Load from a file…' }).click();
  await page.getByLabel('File', { exact: true }).setInputFiles(file);
  await page.getByRole('button', { name: 'Load', exact: true }).click();
  await expect(row(page, pulled)).toBeVisible();
});

test('what cannot be pulled says why, and a folder is built', async ({ innkeeper: { page } }) => {
  await openImages(page);
  await page.getByRole('button', { name: 'Pull…' }).click();
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill(`${registry.address}/none:1`);
  await page.getByRole('button', { name: 'Pull', exact: true }).click();
  const carrying = page.getByRole('dialog', { name: /^Pull/ });
  await expect(carrying.getByRole('alert')).toContainText('is not there');
  await carrying.getByRole('button', { name: 'Close' }).click();

  const built = `${name}-built:1`;
  made.push(built);
  await writeFile(
    join(folder, 'Dockerfile'),
    'FROM scratch\nARG WORD=none\nLABEL word=$WORD\nCOPY Dockerfile /\n',
  );
  await page.getByRole('button', { name: 'More…' }).click();
  await page.getByRole('menuitem', { name: 'Build from a folder…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Build an image' });
  await dialog.getByLabel('Folder').fill(folder);
  await dialog.getByLabel('WORD').fill('plain');
  await dialog.getByLabel('Names').fill(built);
  await dialog.getByRole('button', { name: 'Build', exact: true }).click();
  await expect(page.getByText(`Build ${built}`).first()).toBeVisible();
  await openImages(page);
  await row(page, built).click();
  await expect(panelOf(page, built).getByText('plain')).toBeVisible();
});

test('disk usage says where the room goes', async ({ innkeeper: { page } }) => {
  await openImages(page);
  await page.getByRole('link', { name: 'Disk usage' }).click();
  await expect(page.getByRole('region', { name: 'Images', exact: true })).toContainText('reclaimable');
});
