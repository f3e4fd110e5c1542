import { cloudGuest } from '../host/cloud-guest.mjs';
import { Terminal } from '../pages/consoles.ts';
import { CreateWizard } from '../pages/create-wizard.ts';
import { GuestPanel } from '../pages/guest-panel.ts';
import { GuestsPage } from '../pages/guests-page.ts';
import { expect, test } from '../support/fixtures.ts';
import { leftovers } from '../support/leftovers.ts';
import { system, virsh } from '../support/virsh.ts';

test.use({ connect: [system] });
// The first run makes the image; a whole Debian starts under translation.
test.setTimeout(600_000);

test('a cloud image is given a user, who logs in on its serial console', async ({
  innkeeper: { page },
  prefix: name,
}) => {
  const { image } = await cloudGuest();
  const guests = new GuestsPage(page);
  const panel = new GuestPanel(page);
  const wizard = new CreateWizard(page);
  const terminal = new Terminal(page);

  await test.step('four questions are enough', async () => {
    await wizard.open();
    await wizard.startFrom('Cloud image');
    await wizard.image().fill(image);
    await expect(wizard.form.getByText('Nobody can log in.').first()).toBeVisible();
    await wizard.chooseSystem('debian 12', /^Debian 12/);
    await wizard.form.getByRole('button', { name: 'Add a user' }).click();
    await wizard.field('User name').fill('ada');
    await wizard.form.getByLabel('Password', { exact: true }).fill('correct horse');
    await wizard.form.getByLabel('Password', { exact: true }).blur();
    await expect(wizard.form.getByText('Nobody can log in.')).toHaveCount(0);
    await wizard.field('Name').fill(name);
    await wizard.field('Memory').fill('768 MiB');
    await wizard.field('Disk').fill('3 GiB');
    await expect(wizard.line('Memory')).toContainText('768 MiB');
    await wizard.createAndStart.click();
    await guests.expectState(name, 'Running');
  });

  await test.step('the user logs in with the password, and is what was asked for', async () => {
    await panel.tab(name, 'Serial 1').click();
    await terminal.expectLine(new RegExp(`^${name} login:`), 420_000);
    await terminal.run('ada');
    await terminal.expectLine(/^Password:/);
    await terminal.run('correct horse');
    await terminal.expectLine(/^ada@/);
    await terminal.run('sudo id -un; hostname; lsblk -dno SIZE /dev/vda');
    await terminal.expectLine('root');
    await terminal.expectLine(name);
    await terminal.expectLine(/^ +3G$/);
  });

  await test.step('nothing typed as a password is kept where it could be read', async () => {
    expect(await virsh('dumpxml', name)).not.toContain('correct horse');
  });

  await test.step('what it was set up with is taken out', async () => {
    await panel.tab(name, 'Overview').click();
    await page.getByRole('button', { name: 'Take out…' }).click();
    await page.getByRole('button', { name: 'Take out and delete' }).click();
    await expect(page.getByRole('button', { name: 'Take out…' })).toHaveCount(0);
    expect(await virsh('vol-list', 'default')).not.toContain(`${name}-seed.iso`);
  });

  await test.step('delete it: its layer goes, the shared base stays for the next', async () => {
    const layer = await virsh('vol-dumpxml', `${name}.qcow2`, '--pool', 'default');
    const base = /<backingStore>\s*<path>(.+)<\/path>/.exec(layer)?.[1] ?? 'none';
    await virsh('destroy', name);
    await guests.expectState(name, 'Off');
    await panel.remove(name);
    await expect(guests.row(name)).toHaveCount(0);
    await expect.poll(() => leftovers(virsh, name)).toEqual([]);
    expect(await virsh('vol-list', 'default')).toContain(base);
    await virsh('vol-delete', base);
  });
});
