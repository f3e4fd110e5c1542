import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Snapshot } from '#shared/contract/snapshots.ts';
import { layOut, rowId } from './lay-out.ts';

const snap = (name: string, parent?: string, current = false): Snapshot => ({
  name,
  ...(parent === undefined ? {} : { parent }),
  createdAt: name.charCodeAt(0),
  current,
  state: 'off',
  kind: 'internal',
  memory: 'none',
  disks: [],
  pictured: false,
  problems: [],
});
const drawn = (...snapshots: Snapshot[]) =>
  layOut(snapshots).map(
    row =>
      `${row.passing.map(() => '|').join('')}${' '.repeat(row.lane - row.passing.length)}${rowId(row) || '*'}`,
  );

it('keeps a chain in one column', () => {
  expect(drawn(snap('a'), snap('b', 'a'), snap('c', 'b', true))).toEqual(['a', 'b', 'c', '*']);
});

it('goes straight on to what the guest is now, and draws other branches beside the line', () => {
  expect(
    drawn(snap('a'), snap('b', 'a'), snap('c', 'b'), snap('d', 'a', true), snap('e', 'a'), snap('f', 'c')),
  ).toEqual(['a', '|b', '|c', '|f', '|e', 'd', '*']);
});

it('goes straight on to the latest where no snapshot is the current one', () => {
  expect(drawn(snap('a'), snap('c', 'a'), snap('b', 'a'))).toEqual(['a', '|b', 'c']);
});

it('shows one whose parent is not there as a root', () => {
  expect(drawn(snap('b', 'gone'), snap('a'))).toEqual(['a', 'b']);
});

it('draws each once, below its parent, whatever the tree', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(), { maxLength: 40 }), fc.nat(), (parents, current) => {
      const name = (at: number) => String.fromCharCode(0x4e00 + at);
      const snapshots = parents.map((parent, at) =>
        snap(name(at), at === 0 ? undefined : name(parent % at), at === current % parents.length),
      );
      const rows = layOut(snapshots);
      expect(
        rows
          .filter(row => row.snapshot)
          .map(rowId)
          .toSorted(),
      ).toEqual(snapshots.map(each => each.name).toSorted());
      for (const [at, row] of rows.entries()) {
        const parent = row.snapshot?.parent;
        if (parent !== undefined) expect(rows.findIndex(each => rowId(each) === parent)).toBeLessThan(at);
        // A line that passes by was begun by a row above and ends in one below.
        for (const lane of row.passing)
          expect(rows.slice(at + 1).some(below => below.from === lane)).toBe(true);
      }
    }),
  );
});
