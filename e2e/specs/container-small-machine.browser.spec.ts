import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { ensureBusyboxImage } from '#electron/backend/testing/busybox-image.ts';
import { type PrivateDockerd, startPrivateDockerd } from '#electron/backend/testing/private-dockerd.ts';
import { GuestPanel } from '../pages/guest-panel.ts';
import { GuestsPage } from '../pages/guests-page.ts';
import { test as base, expect } from '../support/fixtures.ts';

/** An engine of its own with a runtime of that name: it is runc, which shows all but the machine. */
const test = base.extend<{ dockerd: PrivateDockerd }>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the parameter's form
  dockerd: async ({}, use) => {
    const dockerd = await startPrivateDockerd({ args: () => ['--add-runtime=kata=/usr/bin/runc'] });
    await use(dockerd);
    await dockerd.dispose();
  },
  connect: async ({ dockerd }, use) => use([dockerd.address]),
});

test('a container that is not apart enough runs again in a small machine, as it was', async ({
  innkeeper: { page },
  dockerd,
}) => {
  const docker = async (...args: string[]) =>
    (await promisify(execFile)('docker', ['--host', dockerd.address, ...args])).stdout.trim();
  const image = await ensureBusyboxImage(dockerd.address);
  const name = 'innkeeper-test-box';
  await docker('run', '-d', '--name', name, '--network=none', '--env=A=b', image, 'sleep', '300');

  const guests = new GuestsPage(page);
  const panel = new GuestPanel(page);
  const lines = page.getByRole('list', { name: 'What separates it from its host' });
  await guests.cell(name, 'name').click();
  await panel.openTab(name, 'Isolation');
  await lines.getByRole('button', { name: 'Run like this one in a small machine…' }).click();

  await expect(page.getByRole('region', { name: 'docker run' })).toContainText('--runtime kata');
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue(`${name}-2`);
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(page.getByRole('heading', { name: `${name}-2`, level: 1, exact: true })).toBeVisible();
  const made = '{{.State.Running}} {{.HostConfig.Runtime}} {{.HostConfig.NetworkMode}} {{.Config.Cmd}}';
  expect(await docker('inspect', '--format', made, `${name}-2`)).toBe('true kata none [sleep 300]');
  expect(await docker('inspect', '--format', '{{.Config.Env}}', `${name}-2`)).toContain('A=b');

  await panel.openTab(`${name}-2`, 'Isolation');
  await expect(lines).toContainText('It has a kernel of its own (kata).');
});
