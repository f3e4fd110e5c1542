import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '../support/fixtures.ts';
import { system, virsh } from '../support/virsh.ts';

test.use({ connect: [system] });

test('a pool is made by a form, filled, and deleted with its disks after naming them', async ({
  innkeeper: { page },
  prefix,
}) => {
  const folder = await mkdtemp(join(tmpdir(), 'innkeeper-storage-'));
  const pool = `${prefix}-pool`;
  try {
    await page.getByRole('link', { name: /^Storage/ }).click();
    await page
      .getByRole('button', { name: /^New pool/ })
      .first()
      .click();
    await page.getByRole('dialog').getByRole('button', { name: 'Next' }).click();
    const form = page.getByRole('dialog', { name: /^New pool/ });
    await form.getByLabel('Name', { exact: true }).fill(pool);
    await form.getByRole('textbox', { name: /^Folder/ }).fill(join(folder, 'disks'));
    await form.getByRole('button', { name: 'Make the pool' }).click();
    await expect(form).toBeHidden();
    await expect.poll(() => virsh('pool-list', '--name')).toContain(pool);
    await expect(page.getByRole('heading', { name: pool })).toBeVisible();

    await page
      .getByRole('button', { name: /^New volume/ })
      .first()
      .click();
    const disk = page.getByRole('dialog');
    await disk.getByLabel('Name', { exact: true }).fill('data.qcow2');
    await disk.getByLabel('Size', { exact: true }).fill('3 GiB');
    await disk.getByRole('button', { name: 'Make it' }).click();
    await expect(disk).toBeHidden();
    await expect(page.getByRole('row', { name: /data\.qcow2/ })).toBeVisible();
    expect(await virsh('vol-info', 'data.qcow2', '--pool', pool)).toMatch(/Capacity:\s+3\.00 GiB/);

    await virsh('vol-create-as', pool, 'late.raw', '1M');
    await virsh('pool-refresh', pool);
    await expect(page.getByRole('row', { name: /late\.raw/ })).toBeVisible();
  } finally {
    await virsh('pool-destroy', pool).catch(() => '');
    await virsh('pool-undefine', pool).catch(() => '');
    await rm(folder, { recursive: true });
  }
});
