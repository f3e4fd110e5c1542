import { ensureBusyboxImage } from '#electron/backend/testing/busybox-image.ts';
import { Terminal } from '../pages/consoles.ts';
import { GuestsPage } from '../pages/guests-page.ts';
import { docker, engineSocket, test } from '../support/docker.ts';
import { expect } from '../support/fixtures.ts';
import { system } from '../support/virsh.ts';

test.use({ connect: [system, engineSocket] });

test('shells are opened inside, side by side, and end when they are closed', async ({
  innkeeper: { page },
  containers,
}) => {
  const name = `${containers}-shell`;
  const image = await ensureBusyboxImage();
  await docker('run', '-d', '--name', name, image, 'sleep', '1000');
  const inside = () => docker('top', name, '-eo', 'pid,args');
  await new GuestsPage(page).cell(name, 'name').click();
  await page.getByRole('link', { name: 'Shell' }).click();
  await page.getByRole('button', { name: 'Open', exact: true }).click();
  const terminal = new Terminal(page);
  // What is typed before there is a shell goes nowhere.
  await terminal.expectLine(/^.*[#$]$/);
  await terminal.run('echo $((6*7)) > /answer; sleep 4321');
  await expect.poll(inside).toContain('sleep 4321');
  expect(await docker('exec', name, 'cat', '/answer')).toBe('42');

  await page.getByRole('button', { name: 'New', exact: true }).click();
  await page.getByLabel('User').fill('65534');
  await page.getByRole('button', { name: 'Open', exact: true }).click();
  await terminal.expectLine(/^.*[#$]$/);
  await terminal.run('exit 9');
  await expect(page.getByText('It ended with exit code 9.')).toBeVisible();

  await page.getByRole('group', { name: 'Open shells' }).getByRole('button').first().click();
  await page.getByRole('toolbar', { name: 'Console' }).getByRole('button', { name: 'Close' }).click();
  await expect.poll(inside).not.toContain('sleep 4321');
  expect(await inside()).toContain('sleep 1000');
});
