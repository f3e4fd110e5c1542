import { readFile } from 'node:fs/promises';
import { GuestPanel } from '../pages/guest-panel.ts';
import { GuestsPage } from '../pages/guests-page.ts';
import { expect, test } from '../support/fixtures.ts';
import { tinyGuestXml } from '../support/guests.ts';
import { define, system, virsh } from '../support/virsh.ts';

test.use({ connect: [system] });

test('what a guest does is drawn and saved, and what happened to it is written down', async ({
  innkeeper: { page, savedFile },
  prefix: name,
}) => {
  const panel = new GuestPanel(page);
  await define(virsh, await tinyGuestXml({ name }));
  await new GuestsPage(page).row(name).click();
  await panel.openTab(name, 'Performance');
  await expect(page.getByText('Nothing to see while it is off')).toBeVisible();

  await virsh('start', name);
  const processor = page.getByRole('figure').filter({ hasText: 'Processor' });
  await expect(processor).toContainText(/Used \d+ %, at most [1-9]\d* %/, { timeout: 30_000 });
  const save = page.getByRole('button', { name: 'Save as CSV' });
  const file = await savedFile(() => save.click());
  expect(file.name).toMatch(new RegExp(`^${name} .*\\.csv$`));
  const [header = '', first = ''] = (await readFile(file.path, 'utf8')).split('\r\n');
  expect(header).toMatch(/^time,cpu,vcpu 0,/);
  expect(first).toMatch(/^\d{4}-\d\d-\d\dT.*Z,[\d.]+,/);

  await virsh('destroy', name);
  await panel.openTab(name, 'Activity');
  const entries = page.getByRole('listitem');
  await expect(entries.filter({ hasText: 'It was switched off.' })).toBeVisible();
  await expect(entries.filter({ hasText: 'It started.' })).toBeVisible();
});
