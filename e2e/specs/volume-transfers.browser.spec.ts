import { createHash, randomFillSync } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { chmod, mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Page } from '@playwright/test';
import { expect, test } from '../support/fixtures.ts';
import { system, virsh } from '../support/virsh.ts';

test.use({ connect: [system] });
test.setTimeout(300_000);

const GiB = 1024 ** 3;
let folder: string;
let pool: string;

test.beforeEach(async ({ prefix }) => {
  folder = await mkdtemp(join(tmpdir(), 'innkeeper-transfers-'));
  await chmod(folder, 0o755);
  pool = `${prefix}-pool`;
  await virsh('pool-create-as', pool, 'dir', '--target', join(folder, 'pool'), '--build');
});
test.afterEach(async () => {
  await virsh('pool-destroy', pool);
  await rm(folder, { recursive: true });
});

async function bigFile(): Promise<string> {
  const path = join(folder, 'disk.img');
  const file = await open(path, 'w');
  const block = Buffer.alloc(4 * 1024 ** 2);
  for (let written = 0; written < GiB; written += block.length) await file.write(randomFillSync(block));
  await file.close();
  return path;
}

async function sha256(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}

const volumes = () => virsh('vol-list', pool);

async function openPool(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Storage' }).click();
  await page.getByText(pool, { exact: true }).first().click();
}

async function upload(page: Page, path: string): Promise<void> {
  await openPool(page);
  await page.getByRole('button', { name: 'Upload', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('File to upload').setInputFiles(path);
  await dialog.getByRole('button', { name: 'Upload', exact: true }).click();
  await expect(dialog).toBeHidden();
}

const card = (page: Page, title: string) =>
  page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: title }) });

test('1 GiB goes up over a pause and a reloaded page, and comes down as it was', async ({
  innkeeper: { page, savedFile },
}) => {
  const path = await bigFile();
  const checksum = await sha256(path);
  await upload(page, path);
  await page.reload();
  await page.getByRole('link', { name: 'Activity' }).click();
  const job = card(page, 'Upload “disk.img”');
  // The page that had the file is gone; what it had sent is kept.
  await expect(job.getByText('Waits for the file')).toBeVisible({ timeout: 60_000 });
  await job.getByLabel('The file of this upload').setInputFiles(path);
  await expect(job.getByText('/s ·')).toBeVisible({ timeout: 60_000 });
  await job.getByRole('button', { name: 'Pause' }).click();
  await expect(job.getByText('Paused', { exact: true })).toBeVisible();
  await page.reload();
  await expect(job.getByText('Paused', { exact: true })).toBeVisible();
  await job.getByRole('button', { name: 'Resume' }).click();
  await job.getByLabel('The file of this upload').setInputFiles(path);
  await expect(job.getByText('Done', { exact: true })).toBeVisible({ timeout: 240_000 });
  await expect(job.getByText(checksum)).toBeVisible();

  await openPool(page);
  await page.getByText('disk.img', { exact: true }).first().click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Download…' }).click();
  const saved = await savedFile(async () => {
    await page.getByRole('dialog').getByRole('button', { name: 'Download', exact: true }).click();
  });
  expect(saved.name).toBe('disk.img');
  expect(await sha256(saved.path)).toBe(checksum);
});

test('a cancelled upload leaves no volume', async ({ innkeeper: { page } }) => {
  const path = await bigFile();
  await upload(page, path);
  await page.getByRole('button', { name: 'Show' }).click();
  const job = card(page, 'Upload “disk.img”');
  await expect.poll(volumes).toContain('disk.img');
  await job.getByRole('button', { name: 'Cancel' }).click();
  await expect(job.getByText('Cancelled', { exact: true })).toBeVisible({ timeout: 60_000 });
  expect(await volumes()).not.toContain('disk.img');
});
