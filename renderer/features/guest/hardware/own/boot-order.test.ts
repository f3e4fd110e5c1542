import { expect, test } from 'vitest';
import type { HardwareItem } from '../model/items.ts';
import { emptyDraft, withValue } from '../model/draft.ts';
import { bootables, turnsFor } from './boot-order.ts';

const item = (id: string, bootOrder?: number) =>
  ({
    id,
    pair: { element: id.split(':')[0] },
    leaves: false,
    values: bootOrder === undefined ? {} : { bootOrder },
  }) as unknown as HardwareItem;

const [disk, cdrom, card, rng] = [
  item('disk:vda', 2),
  item('disk:sda', 1),
  item('interface:a'),
  item('rng:x'),
] as const;
const items = [disk, cdrom, card, rng];

test('devices that have a turn come in its order, then those that could have one', () => {
  expect(bootables(items, emptyDraft).map(({ item: { id } }) => id)).toEqual([
    'disk:sda',
    'disk:vda',
    'interface:a',
  ]);
  const draft = withValue(emptyDraft, 'interface:a', 'bootOrder', 1, undefined);
  expect(bootables(items, draft).find(({ item: { id } }) => id === 'interface:a')?.turn).toBe(1);
});

test('only turns that change are written, and who is left out loses theirs', () => {
  const all = bootables(items, emptyDraft);
  expect([...turnsFor(all, [cdrom, disk])]).toEqual([]);
  expect([...turnsFor(all, [cdrom, card])]).toEqual([
    [disk, null],
    [card, 2],
  ]);
});
