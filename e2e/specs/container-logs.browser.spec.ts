import { readFile } from 'node:fs/promises';
import { ensureBusyboxImage } from '#electron/backend/testing/busybox-image.ts';
import { GuestsPage } from '../pages/guests-page.ts';
import { docker, engineSocket, test } from '../support/docker.ts';
import { expect } from '../support/fixtures.ts';
import { system } from '../support/virsh.ts';

test.use({ connect: [system, engineSocket] });

test('a log is followed, searched, told apart and saved', async ({
  innkeeper: { page, savedFile },
  containers,
}) => {
  const name = `${containers}-log`;
  const image = await ensureBusyboxImage();
  const script =
    'n=0; while [ $n -lt 3000 ]; do echo line $n; n=$((n+1)); done; echo needle one >&2; while [ ! -e /go ]; do sleep 0.1; done; echo late line; sleep 1000';
  await docker('run', '-d', '--name', name, image, 'sh', '-c', script);
  await new GuestsPage(page).cell(name, 'name').click();
  await page.getByRole('link', { name: 'Logs' }).click();
  const log = page.getByRole('log');
  await expect(page.getByTestId('log-count')).toHaveText('3,001 lines');
  const streams = page.getByRole('group', { name: 'Streams' });
  await streams.getByText('Errors').click();
  await expect(page.getByTestId('log-count')).toHaveText('1 line');
  await expect(log.locator('[data-stream=stderr]')).toContainText('needle one');
  await streams.getByText('All').click();
  await expect(page.getByTestId('log-count')).toHaveText('3,001 lines');

  await log.hover();
  await page.mouse.wheel(0, -5000);
  await docker('exec', name, 'touch', '/go');
  await page.getByRole('button', { name: '1 new line' }).click();
  await expect(log.getByText('late line')).toBeVisible();

  await page.getByRole('button', { name: 'Search', exact: true }).click();
  await page.getByLabel('Search the log').fill('line 15\\d\\d$');
  await page.getByRole('button', { name: 'Regular expression' }).click();
  await expect(page.getByRole('search')).toContainText('100 lines');
  await page.getByLabel('Search the log').press('Enter');
  await expect(page.getByRole('search')).toContainText('100 of 100 lines');
  await expect(log.getByText('line 1599')).toBeVisible();

  const saved = await savedFile(async () => {
    await page.getByRole('button', { name: 'Save…' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  });
  const lines = (await readFile(saved.path, 'utf8')).trimEnd().split('\n');
  expect([saved.name, lines.length]).toEqual([`${name}.log`, 3002]);
});
