import { readFile } from 'node:fs/promises';
import { Screen } from '../pages/consoles.ts';
import { GuestPanel } from '../pages/guest-panel.ts';
import { GuestsPage } from '../pages/guests-page.ts';
import { expect } from '../support/fixtures.ts';
import { tinyGuestXml } from '../support/guests.ts';
import { test } from '../support/private-libvirtd.ts';
import { define } from '../support/virsh.ts';

test('a VNC server that stops answering is noticed, explained, and taken up again', async ({
  daemon: { virsh, pid },
  innkeeper: { page },
}) => {
  const screen = new Screen(page);
  const panel = new GuestPanel(page);
  await define(virsh, await tinyGuestXml({ name: 'stuck' }));
  await virsh('start', 'stuck');
  await new GuestsPage(page).cell('stuck', 'name').click();
  await panel.tab('stuck', 'Screen').click();
  await screen.expectDrawn();

  const qemu = Number(await readFile(`/proc/${pid()}/root/run/libvirt/qemu/stuck.pid`, 'utf8'));
  process.kill(qemu, 'SIGSTOP');
  try {
    // The picture stays, with a word about it.
    await expect(page.getByText('The screen has stopped answering.')).toBeVisible();
    await expect(screen.canvas).toBeVisible();

    await panel.tab('stuck', 'Overview').click();
    await panel.tab('stuck', 'Screen').click();
    await expect(screen.overlay).toContainText('The display of “stuck” stopped answering.');
    await expect(screen.overlay).toContainText('sends nothing');
    await expect(screen.overlay).toContainText('force it off');
    await expect(screen.overlay).toContainText('Trying again');
  } finally {
    process.kill(qemu, 'SIGCONT');
  }
  await screen.expectDrawn();
  await expect(screen.overlay).toHaveCount(0);
});
