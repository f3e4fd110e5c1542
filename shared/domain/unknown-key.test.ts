import { expect, it } from 'vitest';
import { z } from 'zod';
import { firstUnknownKey } from './unknown-key.ts';

const schema = z.object({
  a: z.number().optional(),
  list: z.array(z.object({ b: z.string() })).optional(),
  record: z.record(z.string(), z.string()).optional(),
});

it.each([
  [{ a: 1 }, undefined],
  [{ aa: 1 }, ['aa']],
  [{ list: [{ b: '' }, { b: '', c: 1 }] }, ['list', 1, 'c']],
  [{ record: { any: 'x' } }, undefined],
])('finds in %j what the schema dropped', (given, path) => {
  expect(firstUnknownKey(given, schema.parse(given))).toEqual(path);
});
