import { createServer } from 'node:net';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { homedir } from 'node:os';
import { ensureBusyboxImage } from '#electron/backend/testing/busybox-image.ts';
import { startRegistry } from '../host/registry.mjs';
import { docker, engineSocket, test } from '../support/docker.ts';
import { expect } from '../support/fixtures.ts';

test.use({ connect: [engineSocket] });

test('an image is pulled from a registry and run, with its port, its risk and its line in sight', async ({
  innkeeper: { page },
  containers,
}) => {
  const busybox = await ensureBusyboxImage();
  const registry = await startRegistry();
  const image = `${registry.address}/${containers}:1`;
  const name = `${containers}-web`;
  const taken = createServer();
  await once(taken.listen(0, '127.0.0.1'), 'listening');
  const { port } = taken.address() as AddressInfo;
  try {
    await docker('tag', busybox, image);
    await docker('push', '--quiet', image);
    await docker('rmi', image);
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox').fill('Run a container');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: 'Run a container', level: 1 })).toBeVisible();

    await page.getByLabel('Image', { exact: true }).fill(image);
    await page.getByLabel('Name', { exact: true }).fill(name);
    await page.getByLabel('Command', { exact: true }).fill("sh -c 'sleep 300'");
    await expect(page.getByText('It will be pulled first.')).toBeVisible();

    // A port that a program of this computer listens on, and then none of anybody's.
    await page.getByRole('button', { name: 'Publish a port' }).click();
    const field = page.getByLabel('Port of the host');
    await field.fill(String(port));
    await expect(page.getByText(`Port ${port} is taken.`).first()).toBeVisible();
    await expect(page.getByRole('button', { name: 'Run', exact: true })).toBeDisabled();
    await field.fill('');

    await page.getByRole('button', { name: 'Folder of the host' }).click();
    await page.getByRole('button', { name: 'Browse…' }).click();
    const chooser = page.getByRole('dialog', { name: 'Pick the file or folder' });
    await chooser.getByRole('button', { name: 'Use this folder' }).click();
    await expect(page.getByLabel('Path on the host')).toHaveValue(homedir());
    await page.getByLabel('Path on the host').fill('/etc');
    await page.getByLabel('Path in the container').fill('/host');
    await expect(page.getByText('It can change /etc of the host.').first()).toBeVisible();
    await page.getByRole('switch', { name: 'Read-only' }).check();
    await expect(page.getByText('It can read /etc of the host.').first()).toBeVisible();

    const line = page.getByRole('region', { name: 'docker run' });
    await expect(line).toContainText('type=bind,source=/etc,target=/host,readonly');
    await line.getByRole('button', { name: 'Copy docker run' }).click();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toContain(`docker run --detach --name ${name}`);
    expect(copied).toContain(`${image} sh -c 'sleep 300'`);

    await page.getByRole('button', { name: 'Run', exact: true }).click();
    await expect(page.getByRole('heading', { name, level: 1, exact: true })).toBeVisible();
    expect(await docker('inspect', '--format', '{{.State.Running}} {{.Config.Image}}', name)).toBe(
      `true ${image}`,
    );

    // Another like it: its name is free, and the rest the same.
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox').fill('Run another like this one');
    await page.keyboard.press('Enter');
    await expect(page.getByLabel('Name', { exact: true })).toHaveValue(/-2$/);
    await expect(page.getByLabel('Image', { exact: true })).toHaveValue(image);
    await expect(page.getByText('It is there already.')).toBeVisible();
  } finally {
    taken.close();
    await docker('rm', '-fv', name).catch(() => undefined);
    await docker('rmi', '-f', image).catch(() => undefined);
    await registry.stop();
  }
});
