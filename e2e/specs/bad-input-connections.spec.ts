import { chmod } from 'node:fs/promises';
import { startSshd } from '../host/sshd.mjs';
import { ConnectionsPage } from '../pages/connections-page.ts';
import { GuestsPage } from '../pages/guests-page.ts';
import { expect, test } from '../support/fixtures.ts';
import { emptyGuestXml } from '../support/guests.ts';
import { test as onPrivateLibvirtd } from '../support/private-libvirtd.ts';
import { define } from '../support/virsh.ts';

test('a wrong URI is explained, and nothing is added', async ({ innkeeper: { page } }) => {
  const connections = new ConnectionsPage(page);
  await connections.open();
  await connections.openDialog();

  await connections.tryUri('build-01');
  await expect(connections.failure).toContainText('“build-01” is not a libvirt address.');
  await expect(connections.failure).toContainText('driver[+transport]://[user@host]/path');
  // What cannot be an address is not worth keeping.
  await expect(connections.failure.getByRole('button', { name: 'Add it all the same' })).toHaveCount(0);

  await connections.tryUri('qemu+unix:///system?socket=/nowhere/libvirt-sock');
  await expect(connections.failure).toContainText('Libvirt does not answer');
  await expect(connections.failure).toContainText('Start it with');

  await connections.tryUri('vbox:///session');
  await expect(connections.failure).toContainText('cannot open');
  await expect(connections.failure).toContainText('correct the address');

  await connections.tryUri('qemu+ssh://root@name-that-is-not.invalid/system');
  await expect(connections.failure).toContainText('“name-that-is-not.invalid” cannot be reached.');
  await expect(connections.failure).toContainText('Check the name');

  await connections.dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByRole('list', { name: 'Connections' }).getByRole('listitem')).toHaveCount(1);
});

test('a host that refuses the ssh key says so, and lets in who has the right one', async ({
  innkeeper: { page },
}) => {
  const sshd = await startSshd();
  try {
    const connections = new ConnectionsPage(page);
    await connections.open();
    await connections.openDialog();
    const uri = (keyfile: string, knownHosts = sshd.knownHosts) =>
      `qemu+ssh://${sshd.user}@127.0.0.1:${sshd.port}/system?keyfile=${keyfile}&known_hosts=${knownHosts}`;

    await connections.tryUri(uri(sshd.strangerKeyfile));
    await expect(connections.failure).toContainText('“127.0.0.1” did not let you in.');
    await expect(connections.failure).toContainText('accepts none of the ssh keys');
    await expect(connections.failure).toContainText('ssh-copy-id');

    await connections.tryUri(uri(sshd.keyfile, '/dev/null'));
    await expect(connections.failure).toContainText('The identity of “127.0.0.1” is not confirmed.');
    await expect(connections.failure).toContainText('compare the fingerprint');

    await connections.tryUri(uri(sshd.keyfile));
    await expect(connections.dialog).toHaveCount(0);
    await expect(connections.card('127.0.0.1')).toContainText('Connected');
  } finally {
    await sshd.stop();
  }
});

const behindShutDoor = onPrivateLibvirtd.extend({
  daemon: async ({ daemon }, use) => {
    await define(daemon.virsh, emptyGuestXml('behind-the-door'));
    await chmod(daemon.socket, 0);
    await use(daemon);
  },
  obeysModes: true,
});

behindShutDoor(
  'no right to use the socket: says who has it, and connects by itself once it is given',
  async ({ daemon, innkeeper: { page } }) => {
    const guests = new GuestsPage(page);
    const connections = new ConnectionsPage(page);
    await expect(page.getByRole('main')).toContainText('usermod -aG');
    await connections.open();
    const refusal = page.getByRole('main').getByRole('alert');
    await expect(refusal).toContainText('You may not use libvirt');
    await expect(refusal).toContainText('open only to root and the members of a group');
    await expect(refusal).toContainText('sudo usermod -aG libvirt $USER');

    await chmod(daemon.socket, 0o777);
    await expect(refusal).toHaveCount(0);
    await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Guests' }).click();
    await expect(guests.row('behind-the-door')).toBeVisible();
  },
);
