import { ensureBusyboxImage } from '#electron/backend/testing/busybox-image.ts';
import { GuestsPage } from '../pages/guests-page.ts';
import { docker, engineSocket, test } from '../support/docker.ts';
import { expect } from '../support/fixtures.ts';
import { tinyGuestXml } from '../support/guests.ts';
import { define, system, virsh } from '../support/virsh.ts';

test.use({ connect: [system, engineSocket] });

const state = (name: string) => docker('inspect', '--format', '{{.State.Status}}', name);

/** A container that ends when it is asked to. */
async function obedient(name: string, ...options: string[]): Promise<void> {
  const image = await ensureBusyboxImage();
  await docker(
    'run',
    '--detach',
    '--name',
    name,
    ...options,
    image,
    'sh',
    '-c',
    'trap "exit 0" TERM; while :; do sleep 1; done',
  );
}

test('a container stands beside a machine, and follows what is done to it', async ({
  innkeeper: { page },
  prefix,
  containers,
}) => {
  const guests = new GuestsPage(page);
  const [vm, box] = [`${prefix}-vm`, `${containers}-web`];
  await define(virsh, await tinyGuestXml({ name: vm }));
  await obedient(box, '--volume', '/cache');
  await guests.expectState(box, 'Running');
  await guests.expectState(vm, 'Off');
  await expect(guests.cell(box, 'name').getByRole('img', { name: 'Container' })).toBeVisible();
  await expect(guests.cell(vm, 'name').getByRole('img', { name: 'Machine' })).toBeVisible();
  await expect(guests.cell(box, 'system')).toHaveText('busybox:1');

  // Outside of Innkeeper.
  await docker('pause', box);
  await guests.expectState(box, 'Paused');
  await docker('unpause', box);
  await guests.expectState(box, 'Running');

  // By hand: its keys, its page, its menus.
  await guests.cell(box, 'name').click();
  await expect(page.getByRole('heading', { name: box, level: 1 })).toBeVisible();
  await page.keyboard.press('p');
  await expect.poll(() => state(box)).toBe('paused');
  await guests.expectState(box, 'Paused');
  await page.getByRole('button', { name: 'Resume', exact: true }).click();
  await expect.poll(() => state(box)).toBe('running');
  await page.getByRole('button', { name: 'Stop', exact: true }).click();
  await expect.poll(() => state(box)).toBe('exited');
  await guests.expectState(box, 'Stopped');
  await page.getByRole('button', { name: 'Start', exact: true }).click();
  await guests.expectState(box, 'Running');

  // Renamed, with a name that is taken first.
  await docker('create', '--name', `${containers}-other`, await ensureBusyboxImage());
  await guests.grid.focus();
  await page.keyboard.press('F2');
  const name = page.getByRole('textbox', { name: 'New name' });
  await name.fill(`${containers}-other`);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog').getByText(`${containers}-other`)).toBeVisible();
  await name.fill(`${containers}-shop`);
  await page.keyboard.press('Enter');
  const shop = `${containers}-shop`;
  await guests.expectState(shop, 'Running');

  // Held to less while it runs.
  await guests.grid.focus();
  await page.keyboard.press('Shift+L');
  await page.getByRole('textbox', { name: 'Memory', exact: true }).fill('64 MiB');
  await page.getByRole('button', { name: 'Apply' }).click();
  await expect
    .poll(() => docker('inspect', '--format', '{{.HostConfig.Memory}}', shop))
    .toBe(String(64 * 1024 ** 2));

  // What it wrote, and an image of it.
  await docker('exec', shop, 'sh', '-c', 'echo kept > /kept');
  await page
    .getByRole('navigation', { name: `Tabs of ${shop}` })
    .getByRole('button', { name: 'More' })
    .click();
  await page.getByRole('menuitem', { name: 'Changes' }).click();
  await expect(page.getByRole('region', { name: 'Changed files' }).getByText('/kept')).toBeVisible();
  await guests.grid.focus();
  await page.keyboard.press('Shift+M');
  await page.getByRole('textbox', { name: 'Name and tag' }).fill(`${containers}:kept`);
  await page.getByRole('button', { name: 'Make the image' }).click();
  await expect
    .poll(() => docker('run', '--rm', `${containers}:kept`, 'cat', '/kept').catch(() => ''))
    .toBe('kept');

  // Killed and gone, with its volume.
  const volume = await docker('inspect', '--format', '{{(index .Mounts 0).Name}}', shop);
  await guests.grid.focus();
  await page.keyboard.press('Delete');
  const dialog = page.getByRole('dialog', { name: `Remove “${shop}”?` });
  await dialog.getByRole('checkbox', { name: /without a name/ }).check();
  await dialog.getByRole('button', { name: 'Kill and remove' }).click();
  await expect(guests.row(shop)).toHaveCount(0);
  await expect(docker('volume', 'inspect', volume)).rejects.toThrow();
  await expect(page).toHaveURL(/#\/guests(\?|$)/);
});

test('a container that ignores being asked to stop is waited for or killed, as the person says', async ({
  innkeeper: { page },
  containers,
}) => {
  const guests = new GuestsPage(page);
  const deaf = `${containers}-deaf`;
  // A shell that is the first process hears no SIGTERM unless it asks for it.
  await docker(
    'run',
    '--detach',
    '--stop-timeout',
    '1',
    '--name',
    deaf,
    await ensureBusyboxImage(),
    'sh',
    '-c',
    'sleep 3600; true',
  );
  await guests.expectState(deaf, 'Running');
  await guests.cell(deaf, 'name').click();
  await page.getByRole('button', { name: 'Stop', exact: true }).click();
  await page.getByRole('button', { name: 'Wait or kill…' }).click();
  expect(await state(deaf)).toBe('running');
  await page
    .getByRole('dialog', { name: /did not stop/ })
    .getByRole('button', { name: 'Kill' })
    .click();
  await expect.poll(() => state(deaf)).toBe('exited');
  await guests.expectState(deaf, 'Stopped');
});
