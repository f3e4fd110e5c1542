import { tinyGuest } from '../host/tiny-guest.mjs';
import { Terminal } from '../pages/consoles.ts';
import { CreateWizard } from '../pages/create-wizard.ts';
import { GuestPanel } from '../pages/guest-panel.ts';
import { GuestsPage } from '../pages/guests-page.ts';
import { expect, test } from '../support/fixtures.ts';
import { leftovers } from '../support/leftovers.ts';
import { system, virsh } from '../support/virsh.ts';

test.use({ connect: [system] });
test.setTimeout(240_000);

test('a guest for 64-bit ARM starts on a host that is none, and says it is translated', async ({
  innkeeper: { page },
  prefix: name,
}) => {
  const { iso } = await tinyGuest('aarch64');
  const guests = new GuestsPage(page);
  const panel = new GuestPanel(page);
  const wizard = new CreateWizard(page);
  const terminal = new Terminal(page);

  await wizard.open();
  await wizard.view('Expert');
  await wizard.image().fill(iso);
  await wizard.choose('Architecture', /aarch64/);
  await expect(wizard.line('Firmware')).toContainText('UEFI');
  await expect(wizard.outcome).toContainText('translat');
  await wizard.turnTo('Name and place');
  await wizard.field('Name').fill(name);
  await wizard.turnTo('CPU and memory');
  await wizard.form
    .getByRole('region', { name: 'Memory', exact: true })
    .getByLabel('At start')
    .fill('512 MiB');
  await expect(wizard.line('Memory')).toContainText('512 MiB');
  await wizard.createAndStart.click();
  await guests.expectState(name, 'Running');

  await panel.tab(name, 'Serial 1').click();
  await terminal.prompt(150_000);
  await terminal.run('uname -m');
  await terminal.expectLine('aarch64');

  await virsh('destroy', name);
  await guests.expectState(name, 'Off');
  await panel.remove(name);
  await expect.poll(() => leftovers(virsh, name)).toEqual([]);
});
