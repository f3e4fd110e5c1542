import { GuestPanel } from '../pages/guest-panel.ts';
import { GuestsPage } from '../pages/guests-page.ts';
import { XmlTab } from '../pages/xml-tab.ts';
import { expect, test } from '../support/fixtures.ts';
import { emptyGuestXml } from '../support/guests.ts';
import { define, system, virsh } from '../support/virsh.ts';

test.use({ connect: [system] });

test.beforeEach(async ({ prefix, innkeeper: { page } }) => {
  await define(virsh, emptyGuestXml(prefix));
  await new GuestsPage(page).row(prefix).click();
  await new GuestPanel(page).openTab(prefix, 'XML');
});

test('a slip is marked on its line while it is typed, and what is meant is offered', async ({
  innkeeper: { page },
  prefix: name,
}) => {
  const xml = new XmlTab(page, name);
  await xml.putAtEndOf('<vcpu', '<titel>Shop</titel>');
  await expect(xml.issue(/<titel> is not known in <domain>/)).toBeVisible();
  await xml.undo();
  await expect(xml.issues).toHaveCount(0);

  await xml.putAtEndOf('<vcpu', '<titl');
  await page.getByRole('option', { name: 'title' }).click();
  await page.keyboard.type('>Shop</title>');
  await expect(xml.issues).toHaveCount(0);
  await xml.review.click();
  await expect(xml.changes).toContainText('Shop');
  await xml.define.click();
  await expect(page.getByRole('status').filter({ hasText: 'Changed the document' })).toBeVisible();
  expect(await virsh('desc', name, '--title')).toBe('Shop');
});

test('what libvirt refuses is shown in its words beside the line, and nothing is lost', async ({
  innkeeper: { page },
  prefix: name,
}) => {
  const before = await virsh('dumpxml', name, '--inactive');
  const xml = new XmlTab(page, name);
  // Right by the schema, and not what this machine has.
  await xml.putAtEndOf(
    '<devices',
    "<disk type='file'><source file='/no'/><target dev='nvme0n1' bus='nvme'/></disk>",
  );
  await xml.review.click();
  await xml.define.click();
  const refusal = page.getByRole('alert').filter({ hasText: 'does not accept the document' });
  await expect(refusal).toContainText(/line \d+/);
  await expect(refusal).toContainText('It says:');
  await expect(xml.editor).toContainText('nvme0n1');
  expect(await virsh('dumpxml', name, '--inactive')).toBe(before);
});

test('an edit by another tool is put together with one’s own', async ({
  innkeeper: { page },
  prefix: name,
}) => {
  const xml = new XmlTab(page, name);
  await xml.putAtEndOf('<vcpu', '<title>Mine</title>');
  await virsh('setmaxmem', name, '64M', '--config');
  await xml.review.click();
  await xml.define.click();
  await page.getByRole('button', { name: 'Put together' }).click();
  await expect(page.getByText('The two edits fit together.')).toBeVisible();
  await page.getByRole('button', { name: 'Go on with this' }).click();
  await xml.review.click();
  await xml.define.click();
  await expect(page.getByRole('status').filter({ hasText: 'Changed the document' })).toBeVisible();
  const after = await virsh('dumpxml', name, '--inactive');
  expect(after).toContain('<title>Mine</title>');
  expect(after).toContain("<memory unit='KiB'>65536</memory>");
});
