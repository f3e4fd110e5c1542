import { expect, test } from 'vitest';
import { inventedMaps } from '#renderer/testing/invent-device-map.ts';
import { arrange } from './arrange.ts';
import { readKey } from './keys.ts';

const items = arrange(inventedMaps.desktop().pci, {}, new Map());
const press = (key: string, line?: string, more = {}) =>
  readKey({ key, ctrlKey: false, metaKey: false, altKey: false, ...more }, items, line, 5);

test('the arrows go from device to device, over headings', () => {
  expect(press('ArrowDown')).toEqual({ do: 'focus', line: '0000:01:00.0' });
  expect(press('ArrowDown', '0000:01:00.1')).toEqual({ do: 'focus', line: '0000:00:02.0' });
  expect(press('ArrowUp', '0000:00:02.0')).toEqual({ do: 'focus', line: '0000:01:00.1' });
  expect(press('ArrowDown', '0000:05:00.0')).toBeUndefined();
});

test('Home, End and pages', () => {
  expect(press('End')).toEqual({ do: 'focus', line: '0000:05:00.0' });
  expect(press('Home', '0000:05:00.0')).toEqual({ do: 'focus', line: '0000:01:00.0' });
  expect(press('PageDown', '0000:01:00.0')).toEqual({ do: 'focus', line: '0000:03:00.0' });
  expect(press('PageDown', '0000:05:00.0')).toEqual({ do: 'focus', line: '0000:05:00.0' });
});

test('left folds a card, and goes from a function to its card', () => {
  expect(press('ArrowLeft', '0000:03:00.0')).toEqual({ do: 'fold', card: '0000:03:00.0', folded: true });
  expect(press('ArrowLeft', '0000:03:10.4')).toEqual({ do: 'focus', line: '0000:03:00.0' });
  expect(press('ArrowLeft', '0000:04:00.0')).toBeUndefined();
});

test('Enter opens, Escape closes, and keys with Ctrl are for others', () => {
  expect(press('Enter', '0000:04:00.0')).toEqual({ do: 'open', line: '0000:04:00.0' });
  expect(press('Enter')).toBeUndefined();
  expect(press('Escape')).toEqual({ do: 'close' });
  expect(press('ArrowDown', '0000:04:00.0', { ctrlKey: true })).toBeUndefined();
});
