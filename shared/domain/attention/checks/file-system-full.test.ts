import { expect, it } from 'vitest';
import { GiB } from '../../units.ts';
import { attentionFacts } from '../testing/attention-facts.ts';
import { checkFileSystemFull } from './file-system-full.ts';

const root = { mountpoint: '/', type: 'ext4', device: 'vda1', total: 100 * GiB, disks: ['vda'] };
const check = (...fileSystems: ((typeof root & { used: number }) | Omit<typeof root, 'total'>)[]) =>
  checkFileSystemFull(attentionFacts({}, { agent: { reach: 'answers', fileSystems } }));

it.each([
  [92, 'warning', '/ is 92 % full.'],
  [99, 'error', '/ is 99 % full.'],
])('%s of 100 GiB used: %s', (gib, severity, what) => {
  expect(check({ ...root, used: gib * GiB })).toMatchObject([
    { severity, what, remedies: [{ kind: 'page', page: 'hardware/disk:vda' }] },
  ]);
});

it('tells once of what is mounted twice', () => {
  const full = { ...root, used: 95 * GiB };
  expect(check(full, { ...full, mountpoint: '/snap' })).toHaveLength(1);
});

it('says nothing of room enough, of what is always full, and of what has no size', () => {
  expect(check({ ...root, used: 50 * GiB })).toEqual([]);
  expect(check({ ...root, type: 'squashfs', used: 100 * GiB })).toEqual([]);
  const { total: _, ...untold } = root;
  expect(check(untold)).toEqual([]);
  expect(checkFileSystemFull(attentionFacts())).toEqual([]);
});
