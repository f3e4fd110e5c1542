import { expect, it } from 'vitest';
import { rootFolderNote } from './root-folder.ts';

const own = { ours: true, usedBy: [], mounted: [] };

it('lets a folder go that is this guest’s alone', () => {
  expect(rootFolderNote(own)).toBeUndefined();
});

it.each([
  [{ ours: false }, /Innkeeper/],
  [{ usedBy: ['db'] }, /db/],
  [{ mounted: ['/roots/web/rootfs/mnt'] }, /mnt/],
])('keeps it when %j', (change, note) => {
  expect(rootFolderNote({ ...own, ...change })).toMatch(note);
});
