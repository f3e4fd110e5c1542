import { cleanup, screen, within } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { findViolations } from '#renderer/testing/find-violations.ts';
import { draftNow, openPage, planned, planNow } from '#renderer/testing/open-wizard-page.tsx';
import DisksPage from './disks-page.tsx';

afterEach(cleanup);

const row = (name: RegExp) => screen.getByRole('button', { name, expanded: false });

test('a row is a line with its essentials until it is opened', async () => {
  const { user } = await openPage(DisksPage);
  expect(row(/^System disk/).textContent).toMatch(/new · qcow2 · on default · virtio/);
  expect(screen.queryByRole('textbox')).toBeNull();
  await user.click(row(/^System disk/));
  const size = screen.getByRole('textbox', { name: 'Size' });
  await user.clear(size);
  await user.type(size, '64 GiB');
  await planned();
  expect(draftNow().disks).toEqual([{ size: 64 * 1024 ** 3 }]);
  await user.click(screen.getByRole('button', { name: 'Size: back to the default' }));
  expect(draftNow().disks).toBeUndefined();
});

test('disks are added, moved and removed; an opened one stays open where it goes', async () => {
  const { user } = await openPage(DisksPage);
  await user.click(screen.getByRole('button', { name: 'Add a CD-ROM drive' }));
  await planned();
  await user.click(screen.getByRole('button', { name: 'Add a new disk' }));
  await planned();
  expect(planNow()?.resolved.disks?.map(({ device }) => device)).toEqual(['disk', 'cdrom', 'disk']);
  await user.click(screen.getByRole('button', { name: 'CD-ROM drive 2: later' }));
  await planned();
  const list = screen.getByRole('list', { name: 'Disks and drives' });
  const rows = [...list.children].map(each => each.querySelector('button'));
  expect(rows.map(each => each?.textContent)).toEqual([
    expect.stringMatching(/^System disk/),
    expect.stringMatching(/^Disk 2/),
    expect.stringMatching(/^CD-ROM drive 3/),
  ]);
  expect(rows[2]?.getAttribute('aria-expanded')).toBe('true');
  for (const name of ['CD-ROM drive 3', 'Disk 2', 'System disk']) {
    await user.click(screen.getByRole('button', { name: `${name}: remove` }));
    await planned();
  }
  expect(draftNow().disks).toEqual([]);
  expect(screen.getByText(/^No disk/)).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Disks and drives: back to the default' }));
  expect(draftNow().disks).toBeUndefined();
});

test('a disk that is to have an image asks for it, keeps asking, and takes one from a pool', async () => {
  const { user } = await openPage(DisksPage);
  await user.click(screen.getByRole('button', { name: 'Add an existing image' }));
  await planned();
  const card = screen.getByRole('button', { name: /^Disk 2/, expanded: true }).closest('li') ?? document.body;
  expect(within(card).getByText('no image yet')).toBeTruthy();
  const image = within(card).getByRole('textbox', { name: /disk image/ });
  await user.type(image, '/x');
  await user.clear(image);
  await planned();
  expect(within(card).getByText('no image yet')).toBeTruthy();
  await user.click(within(card).getByRole('button', { name: /old-db.qcow2/ }));
  await user.click(within(card).getByRole('radio', { name: 'Layer on top' }));
  await planned();
  expect(draftNow().disks?.[1]).toMatchObject({ how: 'overlay', image: expect.stringContaining('old-db') });
  expect(within(card).getByText(/old-db.qcow2, layer on top of it/)).toBeTruthy();
});

test('every field of a disk is there, and axe has nothing to say', async () => {
  const { user } = await openPage(DisksPage);
  await user.click(row(/^System disk/));
  for (const more of ['Cache, threads and identity', 'Limits']) await user.click(screen.getByText(more));
  const fields =
    'Size,Pool,Format,Room on the host,Bus,Name of its volume,Boot order,Cache,I/O,What the guest deletes,Zeroes the guest writes,Queues,Serial number,A thread of its own,Read-only,Shareable,Read,Written,Both together,Reads,Writes,Operations';
  for (const label of fields.split(',')) expect(screen.getByLabelText(label)).toBeTruthy();
  expect(await findViolations()).toEqual([]);
});
