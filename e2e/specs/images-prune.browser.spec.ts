import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { makeImage } from '#electron/backend/images/testing/images.ts';
import { type PrivateDockerd, startPrivateDockerd } from '#electron/backend/testing/private-dockerd.ts';
import { EnginePage } from '../pages/engine-page.ts';
import { test as base, expect } from '../support/fixtures.ts';

/** On an engine of its own: what is pruned is everybody's. */
const test = base.extend<{ dockerd: PrivateDockerd }>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the parameter's form
  dockerd: async ({}, use) => {
    const dockerd = await startPrivateDockerd();
    await use(dockerd);
    await dockerd.dispose();
  },
  connect: async ({ dockerd }, use) => use([dockerd.address]),
});

test('what nobody uses is shown before it goes, and nothing else does', async ({
  innkeeper: { page },
  dockerd,
}) => {
  const docker = async (...args: string[]) =>
    (await promisify(execFile)('docker', ['--host', dockerd.address, ...args])).stdout.trim();
  const make = (name: string, bytes: number) => makeImage(name, 1, bytes, dockerd.address);
  await make('innkeeper-test-kept:1', 1000);
  await docker('create', '--name', 'innkeeper-test-user', 'innkeeper-test-kept:1');
  await make('innkeeper-test-idle:1', 1000);
  await make('innkeeper-test-old:1', 500_000);
  // Its name goes to the next one.
  await make('innkeeper-test-old:1', 1000);
  const tags = async () =>
    (await docker('images', '--format', '{{.Repository}}:{{.Tag}}')).split('\n').toSorted();

  const engine = new EnginePage(page);
  await engine.open('Images');
  const rows = page.getByRole('list', { name: 'Images', exact: true }).getByRole('listitem');
  await expect(rows).toHaveCount(4);

  const ask = async () => {
    await page.getByRole('button', { name: 'More…' }).click();
    await page.getByRole('menuitem', { name: 'Prune…' }).click();
  };
  const going = engine.dialog.getByRole('list').filter({ hasText: 'Deleted' }).getByRole('listitem');
  const agree = async () => {
    await engine.dialog.getByRole('textbox', { name: 'Type prune to go on' }).fill('prune');
    await engine.dialog.getByRole('button', { name: 'Remove them' }).click();
  };

  await ask();
  await expect(going).toHaveCount(1);
  await expect(engine.dialog.getByRole('heading', { name: 'Images', exact: true })).toBeVisible();
  await agree();
  await expect(rows).toHaveCount(3);
  expect(await tags()).toEqual(['innkeeper-test-idle:1', 'innkeeper-test-kept:1', 'innkeeper-test-old:1']);

  await ask();
  await expect(engine.dialog.getByRole('list', { name: 'What is in the way' })).toContainText(
    'Every image has a name.',
  );
  await engine.dialog.getByRole('radio', { name: 'All that no container is made of' }).check();
  await expect(going).toHaveCount(2);
  await agree();
  await expect(rows).toHaveCount(1);
  expect(await tags()).toEqual(['innkeeper-test-kept:1']);

  await engine.open('Disk usage');
  await page
    .getByRole('region', { name: 'Containers', exact: true })
    .getByRole('button', { name: 'Prune…' })
    .click();
  await expect(going).toHaveText(/innkeeper-test-user/);
  await agree();
  await expect(page.getByRole('region', { name: 'Containers', exact: true })).toContainText('0 of 0 in use');
  expect(await docker('ps', '--all', '--quiet')).toBe('');
});
