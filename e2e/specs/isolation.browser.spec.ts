import { ensureBusyboxImage } from '#electron/backend/testing/busybox-image.ts';
import { GuestPanel } from '../pages/guest-panel.ts';
import { GuestsPage } from '../pages/guests-page.ts';
import { docker, engineSocket, test } from '../support/docker.ts';
import { expect } from '../support/fixtures.ts';
import { emptyGuestXml } from '../support/guests.ts';
import { define, system, virsh } from '../support/virsh.ts';

test.use({ connect: [system, engineSocket] });

test('each kind of guest says what separates it from its host', async ({
  innkeeper: { page },
  prefix: vm,
  containers,
}) => {
  const box = `${containers}-box`;
  const image = await ensureBusyboxImage();
  await docker('create', '--name', box, '--privileged', '--network', 'none', image);
  await define(virsh, emptyGuestXml(vm));
  const guests = new GuestsPage(page);

  await guests.cell(box, 'name').click();
  await new GuestPanel(page).openTab(box, 'Isolation');
  const lines = page.getByRole('list', { name: 'What separates it from its host' });
  await expect(lines.getByRole('listitem').first()).toContainText('It is privileged.');
  await expect(lines).toContainText('It runs on the host’s kernel.');
  await expect(lines.getByRole('button', { name: 'Make a machine of its image…' })).toBeVisible();

  await guests.cell(vm, 'name').click();
  await new GuestPanel(page).openTab(vm, 'Isolation');
  await expect(lines).toContainText('It has a kernel of its own');
  await expect(lines).not.toContainText('privileged');
});
