import { expect, it } from 'vitest';
import { filledIn } from './fill-in.ts';

it.each([
  ['a:$V', 'a:1'],
  ['a:${V}', 'a:1'],
  ['a:${V:-2}', 'a:1'],
  ['a:${NONE:-2}', 'a:2'],
  ['${NONE-b}:${W}', 'b:given'],
  ['a${V:+-slim}', 'a-slim'],
  ['a${NONE:+-slim}', 'a'],
  ['a:$NONE', 'a:'],
])('%s', (text, expected) => {
  expect(
    filledIn(text, [{ name: 'V', value: '1' }, { name: 'W', value: '9' }, { name: 'NONE' }], { W: 'given' }),
  ).toBe(expected);
});
