import { Terminal } from '../pages/consoles.ts';
import { GuestPanel } from '../pages/guest-panel.ts';
import { GuestsPage } from '../pages/guests-page.ts';
import { HardwareTab } from '../pages/hardware-tab.ts';
import { diskGuest } from '../support/disk-guest.ts';
import { expect, test } from '../support/fixtures.ts';
import { system, virsh } from '../support/virsh.ts';

test.use({ connect: [system] });

let disk: Awaited<ReturnType<typeof diskGuest>> | undefined;
test.afterEach(() => disk?.remove());

test('a running guest is changed: at once what it can, the rest waits and is taken back or applied', async ({
  innkeeper: { page },
  prefix: name,
}) => {
  disk = await diskGuest(name);
  const guests = new GuestsPage(page);
  const panel = new GuestPanel(page);
  const hardware = new HardwareTab(page);
  const terminal = new Terminal(page);
  const inGuest = async (command: string, answer: string) => {
    await panel.openTab(name, 'Serial 1');
    await terminal.prompt(90_000);
    await terminal.run(command);
    await terminal.expectLine(answer);
    await panel.openTab(name, 'Hardware');
  };

  await virsh('start', name);
  await guests.row(name).click();
  await page.getByRole('button', { name: 'Fold the list away' }).click();
  await inGuest('cat /sys/block/vda/size', String((64 * 1024 ** 2) / 512));

  await test.step('grow its disk while it runs: the guest sees it', async () => {
    await hardware.open(/^Disk vda/);
    await page.getByRole('button', { name: 'Grow… vda' }).click();
    await hardware.dialog.getByLabel('New size', { exact: true }).fill('96 MiB');
    await hardware.dialog.getByRole('button', { name: 'Grow', exact: true }).click();
    await expect.poll(() => virsh('domblkinfo', name, 'vda')).toContain(String(96 * 1024 ** 2));
    await inGuest('cat /sys/block/vda/size', String((96 * 1024 ** 2) / 512));
  });

  await test.step('a device is added and taken out again while it runs', async () => {
    await hardware.add('Random', /Random numbers|virtio/);
    await expect(hardware.item(/^Random/)).toBeVisible();
    expect(await virsh('dumpxml', name)).toContain("<rng model='virtio'>");
    expect(await virsh('dumpxml', name, '--inactive')).toContain("<rng model='virtio'>");
    await hardware.open(/^Random/);
    await hardware.remove();
    await expect(hardware.item(/^Random/)).toHaveCount(0);
    await expect.poll(() => virsh('dumpxml', name)).not.toContain('<rng');
    expect(await virsh('dumpxml', name, '--inactive')).not.toContain('<rng');
  });

  await test.step('what has to wait says so, and is taken back', async () => {
    await hardware.open(/^Memory \d/);
    await hardware.field('Memory').fill('192 MiB');
    await hardware.apply();
    await expect(page.getByText(/waits? for a restart/)).toBeVisible();
    expect(await virsh('dumpxml', name, '--inactive')).toContain("<memory unit='KiB'>196608</memory>");
    await page.getByRole('button', { name: 'Review', exact: true }).click();
    await hardware.dialog
      .getByRole('button', { name: /^Undo / })
      .first()
      .click();
    await expect(page.getByText(/waits? for a restart/)).toHaveCount(0);
    expect(await virsh('dumpxml', name, '--inactive')).toContain("<memory unit='KiB'>163840</memory>");
  });

  await test.step('or applied by a restart', async () => {
    await expect(hardware.dialog).toHaveCount(0);
    await hardware.open(/^Memory \d/);
    await hardware.field('Memory').fill('192 MiB');
    await hardware.apply();
    await page.getByRole('button', { name: 'Restart to apply…' }).click();
    await hardware.dialog.getByRole('button', { name: 'Restart', exact: true }).click();
    await expect
      .poll(() => virsh('dumpxml', name), { timeout: 90_000 })
      .toMatch(/id='\d+'[^]*<memory unit='KiB'>196608<\/memory>/);
    await expect(page.getByText(/waits? for a restart/)).toHaveCount(0);
  });
});
