import { expect, test } from '../support/fixtures.ts';

test.use({ connect: ['qemu:///system'] });

/** This computer's own devices, whatever they are; giving them away is tried on the emulated machine. */
test('every device of this computer has a verdict with its reason, and the doctor says what is missing', async ({
  innkeeper: { page },
  cli,
}) => {
  interface Listed {
    address: string;
    name: string;
    verdict: { level: string; reasons: { text: string }[] };
  }
  const listed = JSON.parse(await cli('devices', '--json')) as Listed[];
  const given = listed.filter(({ verdict }) => verdict.level !== 'stays');
  expect(given.length).toBeGreaterThan(0);

  await page.getByRole('link', { name: /^Host devices/ }).click();
  for (const { address, verdict } of given) {
    const row = page.getByRole('row').filter({ hasText: address.replace('0000:', '') });
    await row.click();
    await expect(row).toHaveAttribute('aria-selected', 'true');
    const [first] = verdict.reasons;
    if (first) await expect(page.getByText(first.text).first()).toBeVisible();
  }

  await page.getByRole('link', { name: 'Doctor', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'IOMMU in the firmware' })).toBeVisible();
  await page.getByRole('link', { name: 'Names', exact: true }).click();
  await page.getByRole('button', { name: 'Name a device…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Name a device' });
  await dialog.getByLabel('Name', { exact: true }).fill('first one');
  await dialog.getByRole('button', { name: 'Name it' }).click();
  await expect(page.getByRole('heading', { name: 'first one' })).toBeVisible();
  await expect(page.getByText('Here', { exact: true })).toBeVisible();
  await page.getByRole('link', { name: 'Devices', exact: true }).click();
  await expect(page.getByRole('grid').or(page.getByRole('treegrid')).getByText('first one')).toBeVisible();
});
