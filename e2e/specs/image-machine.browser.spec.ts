import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { cloudKernel } from '../host/cloud-kernel.mjs';
import { Terminal } from '../pages/consoles.ts';
import { EnginePage } from '../pages/engine-page.ts';
import { GuestPanel } from '../pages/guest-panel.ts';
import { GuestsPage } from '../pages/guests-page.ts';
import { ensureBusyboxImage } from '#electron/backend/testing/busybox-image.ts';
import { docker, engineSocket, test } from '../support/docker.ts';
import { expect } from '../support/fixtures.ts';
import { leftovers } from '../support/leftovers.ts';
import { sweep, system, virsh, virshOn } from '../support/virsh.ts';

const lxc = virshOn('lxc:///system');

test.use({ connect: [system, lxc.uri, engineSocket] });
// Limits for what hangs: a whole kernel boots, translated where there is no KVM.
test.setTimeout(600_000);
const BOOT_MS = 240_000;

/** An image that says where it runs, and then is a shell; resolves with its name. */
async function makeImage(containers: string): Promise<string> {
  const image = `${containers}-box:1`;
  const container = await docker('create', await ensureBusyboxImage());
  const says = 'echo "it is $GREETING, on $(uname -s) by $(hostname)"; exec sh';
  await docker(
    'commit',
    `--change=CMD ["/bin/sh", "-c", ${JSON.stringify(says)}]`,
    '--change=ENV GREETING="up"',
    container,
    image,
  );
  await docker('rm', container);
  return image;
}

test('an image becomes a machine with a kernel added, boots to its program, and goes with all it was made of', async ({
  innkeeper: { page },
  containers,
  prefix: name,
}) => {
  const image = await makeImage(containers);
  const { kernel, modules } = await cloudKernel();
  const engine = new EnginePage(page);
  await engine.open('Images');
  await engine.row('Images', image).click();
  await engine.panel(`Image ${image}`).getByRole('button', { name: 'Make a machine of it…' }).click();

  const dialog = page.getByRole('dialog', { name: `A machine of ${image}` });
  await dialog.getByLabel('Name').fill(name);
  await dialog.getByRole('radio', { name: 'A kernel from files' }).check();
  await dialog.getByLabel('Kernel file').fill('/nowhere/vmlinuz');
  await expect(dialog.getByText(/nowhere\/vmlinuz” is not there/).first()).toBeVisible();
  const make = dialog.getByRole('button', { name: 'Make the machine' });
  await expect(make).toBeDisabled();
  await dialog.getByLabel('Kernel file').fill(kernel);
  await dialog.getByLabel(/^Folder of its modules/).fill(modules);
  await dialog.getByRole('combobox', { name: 'Network' }).click();
  await page.getByRole('option', { name: 'None' }).click();
  await expect(dialog.getByText('Make an initramfs that mounts it')).toBeVisible();
  await expect(dialog.getByText(`default/${name}.img`)).toBeVisible();
  await make.click();
  await expect(dialog).toHaveCount(0);

  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Guests' }).click();
  const guests = new GuestsPage(page);
  await guests.expectState(name, 'Running', { timeout: BOOT_MS });
  await guests.cell(name, 'name').click();
  const panel = new GuestPanel(page);
  await panel.openTab(name, 'Serial 1');
  const terminal = new Terminal(page);
  await terminal.expectLine(`it is up, on Linux by ${name}`, BOOT_MS);
  await terminal.run('echo $((40 + 2)) at $(cut -d " " -f 1 /proc/sys/kernel/ostype)');
  await terminal.expectLine('42 at Linux');

  await panel.remove(name);
  await expect(guests.row(name)).toHaveCount(0);
  expect(await leftovers(virsh, name)).toEqual([]);
});

test('a Linux container has the files of an image, and runs what it runs', async ({
  innkeeper: { page },
  containers,
  prefix: name,
}) => {
  const image = await makeImage(containers);
  await new EnginePage(page).open('Images');
  const row = page.getByRole('list', { name: 'Images' }).getByRole('listitem').filter({ hasText: image });
  await row.getByRole('button', { name: 'Actions' }).click();
  await page.getByRole('menuitem', { name: 'Make a Linux container of it…' }).click();
  await expect(page.getByLabel('Image', { exact: true })).toHaveValue(image);
  await expect(page.getByLabel('Program with its arguments')).toHaveValue(/^\/bin\/sh -c/);
  await page.getByLabel('Name', { exact: true }).fill(name);
  await page.getByRole('combobox', { name: 'Network' }).click();
  await page.getByRole('option', { name: 'None: loopback alone' }).click();
  try {
    await page.getByRole('button', { name: 'Make the container' }).click();
    const guests = new GuestsPage(page);
    await guests.expectState(name, 'Running');
    await guests.cell(name, 'name').click();
    const panel = new GuestPanel(page);
    await panel.openTab(name, 'Console 1');
    const terminal = new Terminal(page);
    await terminal.run('echo $GREETING-$((40 + 2))');
    await terminal.expectLine('up-42');
    await panel.remove(name);
    await expect(guests.row(name)).toHaveCount(0);
  } finally {
    await sweep(lxc, name);
    await rm(join('/var/lib/innkeeper/containers', name), { recursive: true, force: true });
  }
});
