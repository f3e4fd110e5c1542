import { tinyGuest } from '../host/tiny-guest.mjs';
import { Terminal } from '../pages/consoles.ts';
import { CreateWizard } from '../pages/create-wizard.ts';
import { GuestPanel } from '../pages/guest-panel.ts';
import { GuestsPage } from '../pages/guests-page.ts';
import { makeAppliance } from '../support/appliance.ts';
import { expect, test } from '../support/fixtures.ts';
import { leftovers } from '../support/leftovers.ts';
import { system, virsh } from '../support/virsh.ts';

test.use({ connect: [system] });

test('an appliance of another hypervisor becomes a guest that starts', async ({
  innkeeper: { page },
  prefix: name,
  stateDir,
}) => {
  const { disk } = await tinyGuest();
  const file = await makeAppliance(stateDir, { name, disk });
  const guests = new GuestsPage(page);
  const panel = new GuestPanel(page);
  const wizard = new CreateWizard(page);
  const terminal = new Terminal(page);

  await test.step('its machine fills the answers in', async () => {
    await wizard.open();
    await wizard.startFrom('Appliance');
    await wizard.form.getByRole('textbox', { name: /appliance/i }).fill(file);
    await expect(wizard.name).toHaveValue(name);
    await expect(wizard.line('Memory')).toContainText('256 MiB');
    await expect(wizard.line('CPU')).toContainText('2 CPUs');
  });

  await test.step('it runs', async () => {
    await wizard.createAndStart.click();
    await guests.expectState(name, 'Running', { timeout: 60_000 });
    await panel.tab(name, 'Serial 1').click();
    await terminal.prompt(90_000);
    const xml = await virsh('dumpxml', name);
    expect(xml).toMatch(/<driver name='qemu' type='qcow2'/);
  });

  await test.step('nothing is left of it', async () => {
    await virsh('destroy', name);
    await guests.expectState(name, 'Off');
    await panel.remove(name);
    await expect.poll(() => leftovers(virsh, name)).toEqual([]);
  });
});

test('an appliance whose disk is not the one of its manifest is refused, and nothing is made', async ({
  innkeeper: { page },
  prefix: name,
  stateDir,
}) => {
  const { disk } = await tinyGuest();
  const file = await makeAppliance(stateDir, { name, disk, brokenManifest: true });
  const wizard = new CreateWizard(page);
  await wizard.open();
  await wizard.startFrom('Appliance');
  await wizard.form.getByRole('textbox', { name: /appliance/i }).fill(file);
  await expect(wizard.problems.first()).toContainText('is not what its publisher signed for');
  await expect(wizard.problems.first()).toContainText(`${name}-disk1.vmdk`);
  await expect(wizard.createAndStart).toBeDisabled();
  expect(await leftovers(virsh, name)).toEqual([]);
});
