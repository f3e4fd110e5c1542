import { chmod, copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { tinyGuest } from '../host/tiny-guest.mjs';
import { CreateDialog } from '../pages/create-dialog.ts';
import { GuestPanel } from '../pages/guest-panel.ts';
import { GuestsPage } from '../pages/guests-page.ts';
import { expect, test as base } from '../support/fixtures.ts';
import { emptyGuestXml } from '../support/guests.ts';
import { leftovers } from '../support/leftovers.ts';
import { define, system, virsh } from '../support/virsh.ts';

const test = base.extend<{ dialog: CreateDialog; iso: string }>({
  dialog: async ({ innkeeper: { page } }, use) => {
    const dialog = new CreateDialog(page);
    await dialog.open();
    await use(dialog);
  },
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the parameter's form
  iso: async ({}, use) => use((await tinyGuest()).iso),
});

test.use({ connect: [system] });

/** Closes the dialog with what was typed into it. */
async function giveUp(page: Page, dialog: CreateDialog): Promise<void> {
  await dialog.dialog.getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('button', { name: 'Close', exact: true }).click();
  await expect(dialog.dialog).toHaveCount(0);
}

test('a name that is taken is said beside the name, and another one will do', async ({
  dialog,
  prefix,
  iso,
}) => {
  await define(virsh, emptyGuestXml(prefix));
  await dialog.name.fill(prefix);
  await dialog.iso().fill(iso);
  await expect(dialog.problems).toContainText(`The name “${prefix}” is taken.`);
  await expect(dialog.problems).toContainText('Choose another name.');
  await expect(dialog.create).toBeDisabled();
  await dialog.name.fill(`${prefix}-b`);
  await expect(dialog.problems).toHaveCount(0);
  await expect(dialog.create).toBeEnabled();
});

test('a name taken while the dialog was open: refused, and nothing of the new guest is left', async ({
  dialog,
  innkeeper: { page },
  prefix,
  iso,
}) => {
  await dialog.name.fill(prefix);
  await dialog.iso().fill(iso);
  await dialog.size('Disk', '16 MiB');
  await expect(dialog.create).toBeEnabled();
  await expect(dialog.line('Disk')).toContainText('16 MiB');
  await define(virsh, emptyGuestXml(prefix));
  await dialog.create.click();
  await expect(dialog.problems.first()).toContainText(`The name “${prefix}” is taken.`);
  // What was typed is still there to be corrected.
  await expect(dialog.name).toHaveValue(prefix);
  await expect(dialog.iso()).toHaveValue(iso);
  await giveUp(page, dialog);
  expect(await leftovers(virsh, prefix)).toEqual([`guest ${prefix}`, `file /etc/libvirt/qemu/${prefix}.xml`]);
});

test('a disk that does not fit says what is needed and what is free', async ({
  dialog,
  innkeeper: { page },
  prefix,
  iso,
}) => {
  await dialog.name.fill(prefix);
  await dialog.iso().fill(iso);
  await dialog.size('Disk', '900 TiB');
  await expect(dialog.problems).toContainText('There is not enough room in “/var/lib/libvirt/images”.');
  await expect(dialog.problems).toContainText(/900 TiB are needed, [\d.]+ \wiB are free\./);
  await expect(dialog.problems).toContainText('Choose a smaller disk');
  await expect(dialog.create).toBeDisabled();
  await giveUp(page, dialog);
  expect(await leftovers(virsh, prefix)).toEqual([]);
});

test('an ISO that is not there, and one that is none', async ({ dialog, prefix }) => {
  await dialog.name.fill(prefix);
  await dialog.iso().fill('/var/lib/libvirt/images/not-there.iso');
  await expect(dialog.problems).toContainText('“/var/lib/libvirt/images/not-there.iso” is not there.');
  await expect(dialog.problems).toContainText('Check the path on the host that runs the guest');
  await expect(dialog.create).toBeDisabled();

  const { disk } = await tinyGuest();
  await dialog.iso().fill(disk);
  await expect(dialog.problems).toContainText('is not an image a guest can use');
  await expect(dialog.create).toBeDisabled();
});

test('an ISO that QEMU may not read is copied into the pool by one click, and the guest starts', async ({
  dialog,
  innkeeper: { page },
  prefix,
  iso,
}) => {
  const home = await mkdtemp(join(tmpdir(), 'home-'));
  const name = `${prefix}.iso`;
  const hidden = join(home, name);
  try {
    await copyFile(iso, hidden);
    await chmod(home, 0o700);
    await dialog.name.fill(prefix);
    await dialog.iso().fill(hidden);
    await expect(dialog.problems).toContainText(`“${hidden}” cannot be opened.`);
    await expect(dialog.problems).toContainText('may not read it or a folder above it');
    await expect(dialog.create).toBeDisabled();

    await dialog.problems.getByRole('button', { name: 'Copy it into the pool' }).click();
    await expect(dialog.problems).toHaveCount(0);
    await expect(dialog.iso()).toHaveValue(`/var/lib/libvirt/images/${name}`);
    await dialog.size('Memory', '256 MiB');
    await dialog.size('Disk', '0');
    await expect(dialog.create).toBeEnabled();
    await dialog.create.click();
    await new GuestsPage(page).expectState(prefix, 'Running', { timeout: 30_000 });
    expect(await virsh('domblklist', prefix)).toContain(`/var/lib/libvirt/images/${name}`);

    const panel = new GuestPanel(page);
    await panel.more('Delete…');
    await page.getByRole('button', { name: /^Delete( with its data)?$/ }).click();
    await expect(new GuestsPage(page).row(prefix)).toHaveCount(0);
    // The disc is not the guest's own: it stays for the next one.
    expect(await leftovers(virsh, prefix)).toEqual([
      expect.stringContaining('volume'),
      `file /var/lib/libvirt/images/${name}`,
    ]);
  } finally {
    await rm(home, { recursive: true });
  }
});
