import { chmod, copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { tinyGuest } from '../host/tiny-guest.mjs';
import { CreateWizard } from '../pages/create-wizard.ts';
import { GuestPanel } from '../pages/guest-panel.ts';
import { GuestsPage } from '../pages/guests-page.ts';
import { expect, test as base } from '../support/fixtures.ts';
import { emptyGuestXml } from '../support/guests.ts';
import { leftovers } from '../support/leftovers.ts';
import { define, system, virsh } from '../support/virsh.ts';

const test = base.extend<{ wizard: CreateWizard; iso: string }>({
  wizard: async ({ innkeeper: { page } }, use) => {
    const wizard = new CreateWizard(page);
    await wizard.open();
    await use(wizard);
  },
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the parameter's form
  iso: async ({}, use) => use((await tinyGuest()).iso),
});

test.use({ connect: [system] });

/** Closes the wizard with what was typed into it. */
async function giveUp(page: Page, wizard: CreateWizard): Promise<void> {
  await wizard.form.getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('button', { name: 'Close', exact: true }).click();
  await expect(wizard.form).toHaveCount(0);
}

test('a name that is taken is said beside the name, and another one will do', async ({
  wizard,
  prefix,
  iso,
}) => {
  await define(virsh, emptyGuestXml(prefix));
  await wizard.name.fill(prefix);
  await wizard.image().fill(iso);
  await expect(wizard.problems).toContainText(`The name “${prefix}” is taken.`);
  await expect(wizard.problems).toContainText('Choose another name.');
  await expect(wizard.createAndStart).toBeDisabled();
  await wizard.name.fill(`${prefix}-b`);
  await expect(wizard.problems).toHaveCount(0);
  await expect(wizard.createAndStart).toBeEnabled();
});

test('a name taken while the wizard was open: refused, and nothing of the new guest is left', async ({
  wizard,
  innkeeper: { page },
  prefix,
  iso,
}) => {
  await wizard.name.fill(prefix);
  await wizard.image().fill(iso);
  await wizard.field('Disk').fill('16 MiB');
  await expect(wizard.createAndStart).toBeEnabled();
  await expect(wizard.line('Disk')).toContainText('16 MiB');
  await define(virsh, emptyGuestXml(prefix));
  await wizard.createAndStart.click();
  await expect(wizard.problems.first()).toContainText(`The name “${prefix}” is taken.`);
  // What was typed is still there to be corrected.
  await expect(wizard.name).toHaveValue(prefix);
  await expect(wizard.image()).toHaveValue(iso);
  await giveUp(page, wizard);
  expect(await leftovers(virsh, prefix)).toEqual([`guest ${prefix}`, `file /etc/libvirt/qemu/${prefix}.xml`]);
});

test('a disk that does not fit says what is needed and what is free', async ({
  wizard,
  innkeeper: { page },
  prefix,
  iso,
}) => {
  await wizard.name.fill(prefix);
  await wizard.image().fill(iso);
  await wizard.field('Disk').fill('900 TiB');
  await expect(wizard.problems).toContainText('There is not enough room in “/var/lib/libvirt/images”.');
  await expect(wizard.problems).toContainText(/900 TiB are needed, [\d.]+ \wiB are free\./);
  await expect(wizard.problems).toContainText('Choose a smaller disk');
  await expect(wizard.createAndStart).toBeDisabled();
  await giveUp(page, wizard);
  expect(await leftovers(virsh, prefix)).toEqual([]);
});

test('an ISO that is not there, and one that is none', async ({ wizard, prefix }) => {
  await wizard.name.fill(prefix);
  await wizard.image().fill('/var/lib/libvirt/images/not-there.iso');
  await expect(wizard.problems).toContainText('“/var/lib/libvirt/images/not-there.iso” is not there.');
  await expect(wizard.problems).toContainText('Check the path on the host that runs the guest');
  await expect(wizard.createAndStart).toBeDisabled();

  const { disk } = await tinyGuest();
  await wizard.image().fill(disk);
  await expect(wizard.problems).toContainText('is not an image a guest can use');
  await expect(wizard.createAndStart).toBeDisabled();
});

test('an ISO that QEMU may not read is copied into the pool by one click, and the guest starts', async ({
  wizard,
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
    await wizard.name.fill(prefix);
    await wizard.image().fill(hidden);
    await expect(wizard.problems).toContainText(`“${hidden}” cannot be opened.`);
    await expect(wizard.problems).toContainText('may not read it or a folder above it');
    await expect(wizard.createAndStart).toBeDisabled();

    await wizard.problems.getByRole('button', { name: 'Copy it into the pool' }).click();
    await expect(wizard.problems).toHaveCount(0);
    await expect(wizard.image()).toHaveValue(`/var/lib/libvirt/images/${name}`);
    await wizard.field('Memory').fill('256 MiB');
    await wizard.field('Disk').fill('0');
    await expect(wizard.createAndStart).toBeEnabled();
    await wizard.createAndStart.click();
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
