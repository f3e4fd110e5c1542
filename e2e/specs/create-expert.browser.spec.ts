import { tinyGuest } from '../host/tiny-guest.mjs';
import { CreateWizard } from '../pages/create-wizard.ts';
import { GuestPanel } from '../pages/guest-panel.ts';
import { GuestsPage } from '../pages/guests-page.ts';
import { expect, test } from '../support/fixtures.ts';
import { leftovers } from '../support/leftovers.ts';
import { system, virsh } from '../support/virsh.ts';

test.use({ connect: [system] });

test('two disks, three network cards and pinned CPUs are what the running guest has', async ({
  innkeeper: { page },
  prefix: name,
}) => {
  const { iso } = await tinyGuest();
  const guests = new GuestsPage(page);
  const panel = new GuestPanel(page);
  const wizard = new CreateWizard(page);

  await wizard.open();
  await wizard.view('Expert');
  await wizard.image().fill(iso);
  await wizard.turnTo('Name and place');
  await wizard.field('Name').fill(name);

  await wizard.turnTo('CPU and memory');
  const cpus = wizard.form.getByRole('region', { name: 'Virtual CPUs' });
  await cpus.getByLabel('At start').fill('2');
  await wizard.form
    .getByRole('region', { name: 'Memory', exact: true })
    .getByLabel('At start')
    .fill('256 MiB');
  const pinning = wizard.form.getByRole('region', { name: 'Pinning' });
  for (const cpu of [0, 1]) {
    await pinning.getByRole('radio', { name: new RegExp(`^vCPU ${cpu} `) }).check();
    await pinning.getByRole('button', { name: new RegExp(`^CPU ${cpu};`) }).click();
  }

  await wizard.turnTo('Disks');
  await wizard.form.getByRole('button', { name: 'Add a new disk' }).click();
  await wizard.field('Size').fill('32 MiB');
  await expect(wizard.line('Disk 2')).toContainText('32 MiB');

  await wizard.turnTo('Network');
  for (const card of [2, 3]) {
    await wizard.form.getByRole('button', { name: 'Add a network card' }).click();
    await expect(
      wizard.form.getByRole('button', { name: new RegExp(`^Network card ${card} `) }),
    ).toBeVisible();
  }
  // The last of them is not on the host's network.
  await wizard.form.getByRole('group', { name: 'Connected to' }).last().getByText('A user network').click();
  await expect(wizard.line('Network').nth(2)).toContainText('user mode');
  await wizard.createAndStart.click();
  await guests.expectState(name, 'Running');

  const live = await virsh('dumpxml', name);
  expect(live.match(/<disk type='file' device='disk'>/g)).toHaveLength(2);
  expect(live.match(/<interface type=/g)).toHaveLength(3);
  expect(live.match(/<interface type='user'>/g)).toHaveLength(1);
  expect(live).toMatch(/<vcpupin vcpu='0' cpuset='0'\/>\s*<vcpupin vcpu='1' cpuset='1'\/>/);
  const capacity = await virsh('domblkinfo', name, 'vdb');
  expect(capacity).toMatch(new RegExp(`Capacity:\\s+${32 * 1024 ** 2}`));
  // What libvirt says the host's scheduler was told.
  expect(await virsh('vcpupin', name)).toMatch(/0\s+0\s*\n\s*1\s+1/);

  await virsh('destroy', name);
  await guests.expectState(name, 'Off');
  await panel.remove(name);
  await expect.poll(() => leftovers(virsh, name)).toEqual([]);
});
