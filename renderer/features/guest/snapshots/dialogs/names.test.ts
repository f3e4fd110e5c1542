import { expect, it } from 'vitest';
import { guestNameSchema } from '#shared/contract/values.ts';
import type { Snapshot } from '#shared/contract/snapshots.ts';
import { nameBeforeReturn, nameOfExport, nameProblem, suggestedName } from './names.ts';

const taken = (name: string) => ({ name }) as Snapshot;
const noon = new Date(2026, 10, 2, 9, 5);

it('suggests the time, and another name when that is taken', () => {
  expect(suggestedName([], noon)).toBe('2026-11-02 09.05');
  expect(suggestedName([taken('2026-11-02 09.05')], noon)).toBe('2026-11-02 09.05 (2)');
});

it('suggests only what can be a name, however long the other one is', () => {
  const long = `${'x'.repeat(90)} ${'y'.repeat(90)}`;
  expect(nameProblem(nameBeforeReturn(long, []))).toBeUndefined();
  expect(guestNameSchema.safeParse(nameOfExport('web', `a/b: ${long}`)).success).toBe(true);
});

it('says what is wrong with a name', () => {
  expect(nameProblem('')).toBeTruthy();
  expect(nameProblem('a/b')).toContain('slash');
  expect(nameProblem('x'.repeat(121))).toContain('120');
  expect(nameProblem('Before the update')).toBeUndefined();
});
