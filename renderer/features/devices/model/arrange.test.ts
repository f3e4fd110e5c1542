import { expect, test } from 'vitest';
import { inventedMaps, inventPci } from '#renderer/testing/invent-device-map.ts';
import type { DevicesSearch } from '#renderer/app/devices-search.ts';
import { arrange } from './arrange.ts';

const { pci } = inventedMaps.desktop();

/** The list as one reads it: headings, and devices by their address, functions indented. */
function read(search: DevicesSearch, folded = new Map<string, boolean>(), devices = pci): string[] {
  return arrange(devices, search, folded).map(item =>
    item.kind === 'heading'
      ? `${item.title} | ${item.aside}`
      : `${item.function === undefined ? '' : `  ${item.function}: `}${item.device.address.slice(5)}`,
  );
}

test('devices stand under their IOMMU groups, functions under their card, bridges nowhere', () => {
  expect(read({})).toEqual([
    'IOMMU group 1 | slot 1',
    '01:00.0',
    '01:00.1',
    'IOMMU group 4 | integrated',
    '00:02.0',
    'IOMMU group 7 | slot 3',
    '03:00.0',
    '  0: 03:10.0',
    '  1: 03:10.4',
    'IOMMU group 9 | integrated',
    '00:17.0',
    '00:1f.3',
    'IOMMU group 14 | slot 2',
    '04:00.0',
    'IOMMU group 15 | behind 00:1d.4',
    '05:00.0',
  ]);
});

test('bridges can be asked for', () => {
  expect(read({ bridges: true })).toContain('00:01.0');
});

test('by slot and by bus, the groups are told beside', () => {
  expect(read({ by: 'slot' })).toContain('Slot 01:00 | group 1 · slot 1');
  expect(read({ by: 'bus' })).toContain('Bus 00 | groups 4, 9 · integrated');
});

test('groups are in the order of their numbers, and what has none comes last', () => {
  const ready = ['ready', 'Ready'] as const;
  const some = [
    inventPci('05:00.0', 'a', [...ready]),
    inventPci('01:00.0', 'b', [...ready], { group: 10 }),
    inventPci('02:00.0', 'c', [...ready], { group: 9 }),
  ];
  const titles = read({}, new Map(), some).filter(line => line.includes('|'));
  expect(titles.map(line => line.split(' |')[0])).toEqual([
    'IOMMU group 9',
    'IOMMU group 10',
    'Without an IOMMU group',
  ]);
});

test('every word of the filter has to be found, in any part of a device', () => {
  expect(read({ q: 'nvidia audio' })).toEqual(['IOMMU group 1 | slot 1', '01:00.1']);
  expect(read({ q: 'boot disk' })).toContain('00:17.0');
  expect(read({ q: 'the 4070' })).toContain('01:00.0');
});

test('a function that is found brings its card along, unfolded', () => {
  expect(read({ q: 'igbvf' })).toEqual(['IOMMU group 7 | slot 3', '03:00.0', '  1: 03:10.4']);
});

test('only what may be given away', () => {
  const left = read({ ready: true });
  expect(left).toContain('01:00.0');
  expect(left).not.toContain('00:02.0');
  expect(left).not.toContain('  0: 03:10.0');
});

test('many functions are folded away until somebody asks for them', () => {
  const server = inventedMaps.server().pci;
  const count = (folded: Map<string, boolean>) =>
    read({}, folded, server).filter(line => line.startsWith('  ')).length;
  const atFirst = count(new Map());
  expect(atFirst).toBe(2);
  expect(count(new Map([['0000:18:00.0', false]]))).toBe(atFirst + 22);
  expect(count(new Map([['0000:03:00.0', true]]))).toBe(0);
});
