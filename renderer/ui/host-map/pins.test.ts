import { expect, test } from 'vitest';
import { parseCpuList } from './cpu-list.ts';
import { nearest } from './nearest.ts';
import { marksOf, toggled } from './pins.ts';

test('a CPU is added to those of a virtual one and taken away again', () => {
  const once = toggled({}, 1, 4);
  const twice = toggled(once, 1, 2);
  expect(twice.pins).toEqual([{ vcpu: 1, cpus: [2, 4] }]);
  expect(toggled(twice, 0, 4).pins).toEqual([
    { vcpu: 0, cpus: [4] },
    { vcpu: 1, cpus: [2, 4] },
  ]);
  expect(toggled(once, 1, 4).pins).toBeUndefined();
  expect(toggled(once, 'emulator', 0)).toEqual({ ...once, emulatorPins: [0] });
});

test('every host CPU says who is on it', () => {
  const pins = { pins: [{ vcpu: 0, cpus: [4, 5] }], emulatorPins: [5] };
  expect([...marksOf(pins)]).toEqual([
    [4, ['0']],
    [5, ['0', 'E']],
  ]);
});

test('sets of CPUs are written and read as the kernel writes them', () => {
  expect(parseCpuList('0-3, 8')).toEqual([0, 1, 2, 3, 8]);
  expect(parseCpuList('3-1')).toBeUndefined();
  expect(parseCpuList('one')).toBeUndefined();
});

test('down leads to the closest of the next row, and nowhere from the last', () => {
  const box = (left: number, top: number) => ({ left, top, width: 20, height: 20 });
  const boxes = [box(0, 0), box(30, 0), box(5, 40), box(33, 40), box(0, 80)];
  expect(nearest(boxes, 1, 'ArrowDown')).toBe(3);
  expect(nearest(boxes, 3, 'ArrowUp')).toBe(1);
  expect(nearest(boxes, 4, 'ArrowDown')).toBeUndefined();
});
