import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { ensureBusyboxImage } from '#electron/backend/testing/busybox-image.ts';
import { type PrivateDockerd, startPrivateDockerd } from '#electron/backend/testing/private-dockerd.ts';
import { GuestsPage } from '../pages/guests-page.ts';
import { startServer } from '../support/serve.ts';
import { expect, test } from '../support/fixtures.ts';

let daemon: PrivateDockerd;
let image: string;
test.beforeAll(async () => {
  daemon = await startPrivateDockerd();
  image = await ensureBusyboxImage(daemon.address);
});
test.afterAll(() => daemon.dispose());

const docker = async (...args: string[]) =>
  (await promisify(execFile)('docker', ['--host', daemon.address, ...args])).stdout.trimEnd();
const fresh = () => `innkeeper-test-${crypto.randomUUID().slice(0, 8)}`;

test('a name, a shell and a daemon that are not to be had say why, and all is well again with the daemon', async ({
  browser,
  stateDir,
}) => {
  const name = fresh();
  await docker('run', '--detach', '--name', name, '--network', 'none', image, 'sleep', '1000');
  const server = await startServer(stateDir, [daemon.address]);
  const context = await browser.newContext();
  const page = await context.newPage();
  try {
    await page.goto(server.link);
    const guests = new GuestsPage(page);
    await guests.expectState(name, 'Running');

    await test.step('a shell that does not exist', async () => {
      await guests.cell(name, 'name').click();
      await page.getByRole('link', { name: 'Shell' }).click();
      await page.getByLabel('Program').click();
      await page.getByRole('option', { name: 'Another…' }).click();
      await page.getByLabel('Command').fill('/bin/nonesuch');
      await page.getByRole('button', { name: 'Open', exact: true }).click();
      await expect(page.getByText(/nonesuch.* is not in/)).toBeVisible();
      await expect(page.getByText(/There is \/bin\/ash, \/bin\/sh/)).toBeVisible();
    });

    await test.step('the daemon goes and comes back while the page is open', async () => {
      await daemon.stop('SIGKILL');
      const away = page.getByText(/does not answer now|does not answer\./).first();
      await expect(away).toBeVisible();
      await daemon.start();
      await expect(away).toBeHidden();
      await docker('start', name);
      await guests.expectState(name, 'Running');
    });

    await test.step('a name that is taken', async () => {
      await page.keyboard.press('Control+k');
      await page.getByRole('combobox').fill('Run a container');
      await page.keyboard.press('Enter');
      await page.getByLabel('Image', { exact: true }).fill(image);
      await page.getByLabel('Name', { exact: true }).fill(name);
      await expect(page.getByText(new RegExp(`${name}.*taken`)).first()).toBeVisible();
      await expect(page.getByRole('button', { name: 'Run', exact: true })).toBeDisabled();
    });
  } finally {
    await context.close();
    await server.stop();
    await docker('rm', '--force', name).catch(() => undefined);
  }
});
