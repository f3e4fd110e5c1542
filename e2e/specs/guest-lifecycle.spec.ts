import { tinyGuest } from '../host/tiny-guest.mjs';
import { Screen, Terminal } from '../pages/consoles.ts';
import { CreateWizard } from '../pages/create-wizard.ts';
import { GuestPanel } from '../pages/guest-panel.ts';
import { GuestsPage } from '../pages/guests-page.ts';
import { expect, test } from '../support/fixtures.ts';
import { leftovers } from '../support/leftovers.ts';
import { system, virsh } from '../support/virsh.ts';

test.use({ connect: [system] });

test('a guest is created, seen, typed into, paused, shut down and deleted', async ({
  innkeeper: { page },
  prefix: name,
}) => {
  const { iso } = await tinyGuest();
  const guests = new GuestsPage(page);
  const panel = new GuestPanel(page);
  const screen = new Screen(page);
  const terminal = new Terminal(page);

  await test.step('create it from a name and an ISO file', async () => {
    const wizard = new CreateWizard(page);
    await wizard.open();
    await wizard.name.fill(name);
    await wizard.image().fill(iso);
    await expect(wizard.line('Memory')).toBeVisible();
    await wizard.field('Memory').fill('256 MiB');
    await wizard.field('Disk').fill('64 MiB');
    await expect(wizard.line('Memory')).toContainText('256 MiB');
    await expect(wizard.line('Disk')).toContainText('64 MiB');
    await wizard.createAndStart.click();
  });

  await test.step('its screen opens by itself and draws', async () => {
    await screen.expectDrawn();
    await guests.expectState(name, 'Running');
    expect(await virsh('domstate', name)).toBe('running');
  });

  await test.step('keys typed on the screen reach the guest', async () => {
    // The greeting of its shell; before it, keys would go to the boot loader.
    await panel.tab(name, 'Serial 1').click();
    await terminal.expectLine(/Tiny guest ready on \/dev\/ttyS0|tiny# $/, 90_000);
    await panel.tab(name, 'Screen').click();
    await screen.expectDrawn();
    const before = await screen.picture();
    await screen.canvas.click();
    await page.keyboard.type('ls /');
    await page.keyboard.press('Enter');
    await screen.expectChanged(before);
  });

  await test.step('its serial console answers', async () => {
    await panel.tab(name, 'Serial 1').click();
    await terminal.run('echo $((6*7))');
    await terminal.expectLine('42');
  });

  await test.step('its address is found and copied', async () => {
    await panel.tab(name, 'Overview').click();
    const facts = page.getByRole('complementary', { name: 'guest' });
    await expect(facts.getByText(/^192\.168\.122\.\d+$/).first()).toBeVisible({ timeout: 40_000 });
    await page.keyboard.press('c');
    await expect(page.getByRole('status').filter({ hasText: /^Copied 192\.168\.122\./ })).toBeVisible();
  });

  await test.step('pause and resume', async () => {
    await panel.power('Pause');
    await guests.expectState(name, 'Paused');
    expect(await virsh('domstate', name)).toBe('paused');
    await page.getByRole('button', { name: 'Resume' }).click();
    await guests.expectState(name, 'Running');
    expect(await virsh('domstate', name)).toBe('running');
  });

  await test.step('shut down through its power button', async () => {
    await page.getByRole('button', { name: 'Shut down', exact: true }).click();
    await guests.expectState(name, 'Off', { timeout: 60_000 });
    expect(await virsh('domstate', name)).toBe('shut off');
    expect(await virsh('domstate', name, '--reason')).toContain('shutdown');
  });

  await test.step('delete it with its disk: nothing is left', async () => {
    expect(await leftovers(virsh, name)).not.toEqual([]);
    await panel.remove(name);
    await expect(guests.row(name)).toHaveCount(0);
    await expect(panel.heading(name)).toHaveCount(0);
    await expect.poll(() => leftovers(virsh, name)).toEqual([]);
  });
});
