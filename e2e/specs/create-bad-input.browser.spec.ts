import { execFile } from 'node:child_process';
import { chmod, copyFile, mkdtemp, readdir, rm, stat, truncate } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { tinyGuest } from '../host/tiny-guest.mjs';
import { CreateWizard } from '../pages/create-wizard.ts';
import { GuestsPage } from '../pages/guests-page.ts';
import { expect, test as base } from '../support/fixtures.ts';
import { leftovers } from '../support/leftovers.ts';
import { type MediaServer, serveMedia } from '../support/media-server.ts';
import { system, virsh } from '../support/virsh.ts';

const test = base.extend<{ wizard: CreateWizard; folder: string; media: MediaServer }>({
  wizard: async ({ innkeeper: { page } }, use) => {
    const wizard = new CreateWizard(page);
    await wizard.open();
    await use(wizard);
  },
  // Where QEMU's user may look.
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the parameter's form
  folder: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'innkeeper-e2e-media-'));
    await chmod(folder, 0o755);
    await use(folder);
    await rm(folder, { recursive: true });
  },
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the parameter's form
  media: async ({}, use) => {
    const { iso } = await tinyGuest();
    const media = await serveMedia({ 'tiny.iso': iso });
    await use(media);
    await media.close();
  },
});

test.use({ connect: [system] });

test('an ISO that was cut off is told by its own head', async ({ wizard, folder }) => {
  const cut = join(folder, 'cut.iso');
  await copyFile((await tinyGuest()).iso, cut);
  await truncate(cut, Math.floor((await stat(cut)).size / 2));
  await wizard.image().fill(cut);
  await expect(wizard.problems.first()).toContainText(`“${cut}” is damaged or not complete.`);
  await expect(wizard.createAndStart).toBeDisabled();
});

test('a VMDK that lacks one of its pieces names the piece', async ({ wizard, folder }) => {
  const disk = join(folder, 'split.vmdk');
  const { disk: tiny } = await tinyGuest();
  const split = ['-O', 'vmdk', '-o', 'subformat=twoGbMaxExtentSparse'];
  await promisify(execFile)('qemu-img', ['convert', ...split, tiny, disk]);
  const [piece = ''] = (await readdir(folder)).filter(name => name !== 'split.vmdk');
  await rm(join(folder, piece));
  await wizard.startFrom('Disk image');
  await wizard.image().fill(disk);
  await expect(wizard.problems.first()).toContainText(piece);
  await expect(wizard.createAndStart).toBeDisabled();
});

test('an address that serves a web page is no ISO', async ({ wizard, media }) => {
  await wizard.image().fill(media.at('page.iso'));
  await expect(wizard.problems.first()).toContainText('sends a web page, not a file');
  await expect(wizard.createAndStart).toBeDisabled();
});

test('a download whose checksum fails makes nothing', async ({ wizard, media, prefix }) => {
  await wizard.image().fill(media.at('tiny.iso'));
  await wizard.field('Checksum').fill(`sha256:${'0'.repeat(64)}`);
  await wizard.name.fill(prefix);
  await expect(wizard.createAndStart).toBeEnabled();
  await wizard.createAndStart.click();
  await expect(wizard.problems.first()).toContainText('is not what its publisher signed for', {
    timeout: 30_000,
  });
  expect(await leftovers(virsh, prefix)).toEqual([]);
  // What was typed is still there, to be put right.
  await expect(wizard.name).toHaveValue(prefix);
});

test('a download that breaks half-way says so and keeps what it has', async ({ wizard, media, prefix }) => {
  await wizard.image().fill(media.at('breaks/tiny.iso'));
  await wizard.name.fill(prefix);
  await expect(wizard.createAndStart).toBeEnabled();
  await wizard.createAndStart.click();
  await expect(wizard.problems.first()).toContainText('could not be downloaded', { timeout: 30_000 });
  await expect(wizard.problems.first()).toContainText('only the rest is fetched');
  expect(await leftovers(virsh, prefix)).toEqual([]);
});

test('numbers and names that cannot be are said beside their fields', async ({
  innkeeper: { page },
  wizard,
}) => {
  await wizard.startFrom('Nothing');
  await wizard.name.fill('tab\there');
  await expect(wizard.problems.first()).toContainText('control character');
  await wizard.name.fill('fine');
  await expect(wizard.problems).toHaveCount(0);
  for (const count of ['0', '10000']) {
    await wizard.field('Virtual CPUs').fill(count);
    await expect(wizard.problems.first()).toBeVisible();
    await expect(wizard.createAndStart).toBeDisabled();
  }
  await wizard.field('Virtual CPUs').fill('1');
  await expect(wizard.problems).toHaveCount(0);
  await wizard.field('Memory').fill('900 TiB');
  await expect(wizard.problems.first()).toContainText('900 TiB');
  await expect(wizard.createAndStart).toBeDisabled();
  await wizard.form.getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('button', { name: 'Close', exact: true }).click();
  await expect(new GuestsPage(page).grid.or(page.getByText('No guests yet'))).toBeVisible();
});
