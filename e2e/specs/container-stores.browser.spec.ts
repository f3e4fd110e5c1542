import { ensureBusyboxImage } from '#electron/backend/testing/busybox-image.ts';
import { EnginePage } from '../pages/engine-page.ts';
import { docker, engineSocket, test } from '../support/docker.ts';
import { expect } from '../support/fixtures.ts';

test.use({ connect: [engineSocket] });

test('a volume is made, filled, looked into, and removed once nobody has it', async ({
  innkeeper: { page },
  containers,
}) => {
  const engine = new EnginePage(page);
  const [volume, box] = [`${containers}-data`, `${containers}-box`];
  await engine.open('Volumes');
  await page.getByRole('button', { name: 'New volume…' }).first().click();
  await engine.dialog.getByRole('textbox', { name: 'Name' }).fill(volume);
  await engine.dialog.getByRole('button', { name: 'Make the volume' }).click();
  await expect(engine.dialog).toBeHidden();
  const panel = engine.panel(`Volume ${volume}`);
  await expect(panel.getByText('No container has it, running or not.')).toBeVisible();

  // Outside of Innkeeper.
  const image = await ensureBusyboxImage();
  const fill = 'mkdir /data/deep && echo hello > /data/deep/file && sleep 600';
  await docker('run', '--detach', '--name', box, '--volume', `${volume}:/data`, image, 'sh', '-c', fill);
  await expect(panel.getByRole('link', { name: box })).toBeVisible();
  await panel.getByRole('tab', { name: 'Files' }).click();
  await panel.getByRole('button', { name: 'deep' }).click();
  await expect(panel.getByRole('cell', { name: '6 bytes' })).toBeVisible();

  await panel.getByRole('button', { name: 'Remove…' }).click();
  await expect(engine.dialog.getByRole('list', { name: 'What is in the way' })).toContainText(box);
  await engine.dialog.getByRole('button', { name: 'Cancel' }).click();
  await docker('rm', '--force', box);
  await panel.getByRole('tab', { name: 'Overview' }).click();
  await expect(panel.getByText('No container has it, running or not.')).toBeVisible();
  await panel.getByRole('button', { name: 'Remove…' }).click();
  await engine.dialog.getByLabel(`Type ${volume} to go on`).fill(volume);
  await engine.dialog.getByRole('button', { name: 'Remove the volume' }).click();
  await expect.poll(() => docker('volume', 'ls', '--quiet', '--filter', `name=${volume}`)).toBe('');
  await expect(engine.row('Volumes', volume)).toBeHidden();
});

test('a network is made clear of the others, and a container comes in and goes', async ({
  innkeeper: { page },
  containers,
}) => {
  const engine = new EnginePage(page);
  const [network, box] = [`${containers}-back`, `${containers}-box`];
  await docker('run', '--detach', '--name', box, await ensureBusyboxImage(), 'sleep', '600');
  await engine.open('Networks');
  await page.getByRole('button', { name: 'New network…' }).click();
  await engine.dialog.getByRole('textbox', { name: 'Name', exact: true }).fill(network);
  await engine.dialog.getByRole('button', { name: 'Choose a subnet' }).click();
  const subnet = engine.dialog.getByRole('textbox', { name: 'Subnet' });
  await subnet.fill('172.17.3.0/24');
  await expect(
    engine.dialog.getByText('The network “bridge” has 172.17.0.0/16 already.').first(),
  ).toBeVisible();
  await subnet.fill('10.214.77.0/24');
  await engine.dialog.getByRole('button', { name: 'Make the network' }).click();
  await expect(engine.dialog).toBeHidden();

  await engine.row('Networks', network).click();
  const panel = engine.panel(`Network ${network}`);
  await panel.getByRole('button', { name: 'Connect a container…' }).click();
  await engine.dialog.getByRole('combobox', { name: 'Container' }).click();
  await page.getByRole('option', { name: box }).click();
  await engine.dialog.getByRole('textbox', { name: 'IPv4 address' }).fill('10.214.77.9');
  await engine.dialog.getByRole('button', { name: 'Connect', exact: true }).click();
  await expect(engine.dialog).toBeHidden();
  await panel.getByRole('tab', { name: 'Containers' }).click();
  await expect(panel.getByText('10.214.77.9')).toBeVisible();
  await panel.getByRole('button', { name: `Disconnect ${box}…` }).click();
  await engine.dialog.getByRole('button', { name: 'Disconnect', exact: true }).click();
  await expect(panel.getByText('No container is in it, running or not.')).toBeVisible();
  await panel.getByRole('button', { name: 'Remove…' }).click();
  await engine.dialog.getByRole('button', { name: 'Remove the network' }).click();
  await expect.poll(() => docker('network', 'ls', '--quiet', '--filter', `name=${network}`)).toBe('');
});
