import { expect, test } from 'vitest';
import { getAt, isWithin, setAt, unsetAt } from './at-path.ts';

test('a value is set where nothing was, and what is beside it is not copied', () => {
  const before = { name: 'a', nics: [{ mac: 'm' }] };
  const after = setAt(before, 'disks.0.limits.readBytes', 5);
  expect(after).toEqual({ ...before, disks: [{ limits: { readBytes: 5 } }] });
  expect(after.nics).toBe(before.nics);
  expect(before).not.toHaveProperty('disks');
});

test('taking a value back takes the objects that held only it', () => {
  const one = setAt({ name: 'a' }, 'cpu.topology.cores', 4);
  expect(unsetAt(one, 'cpu.topology.cores')).toEqual({ name: 'a' });
  expect(unsetAt(setAt(one, 'cpu.mode', 'custom'), 'cpu.topology.cores')).toEqual({
    name: 'a',
    cpu: { mode: 'custom' },
  });
});

test('items of a list stay when they become empty, and go when they are what is taken back', () => {
  const two = { disks: [{ bus: 'sata' }, { size: 1 }] };
  expect(unsetAt(two, 'disks.0.bus')).toEqual({ disks: [{}, { size: 1 }] });
  expect(unsetAt(two, 'disks.0')).toEqual({ disks: [{ size: 1 }] });
});

test('what was never there is taken back without a copy', () => {
  const some = { name: 'a' };
  expect(unsetAt(some, 'cpu.mode')).toBe(some);
});

test('a path reads through what is missing', () => {
  expect(getAt(undefined, 'a.b')).toBeUndefined();
  expect(getAt({ a: [{ b: 3 }] }, 'a.0.b')).toBe(3);
});

test('a field lies within itself and its parents, not within a name it begins with', () => {
  expect(isWithin('cpu.mode', 'cpu')).toBe(true);
  expect(isWithin('cpu', 'cpu')).toBe(true);
  expect(isWithin('cpus', 'cpu')).toBe(false);
});
