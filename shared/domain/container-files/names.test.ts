import { expect, test } from 'vitest';
import { portableName, shownName } from './names.ts';

test('a name shows what is in it', () => {
  expect(shownName('a\nb')).toBe('a‹000A›b');
  // Read from the right from there on, it would seem to end in “txt.exe”.
  expect(shownName('exe.\u202Etxt.sh')).toBe('exe.‹202E›txt.sh');
  expect(shownName('אבג é 日本')).toBe('אבג é 日本');
});

test('a name for elsewhere has no letter that means something there', () => {
  expect(portableName('a:b/c\\d\ne')).toBe('a_b_c_d_e');
  expect(portableName('exe.\u202Etxt.sh')).toBe('exe._txt.sh');
  expect(portableName('..')).toBe('_');
  expect(portableName('.env')).toBe('.env');
});
