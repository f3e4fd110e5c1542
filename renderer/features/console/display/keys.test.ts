import { expect, test } from 'vitest';
import { sendChord } from './key-sender.ts';
import { chord, chordLabel, consoleSwitches, keyOf, withKey, type Key } from './keys.ts';

function key(code: string): Key {
  const found = keyOf(code);
  if (!found) throw new Error(code);
  return found;
}

test('keys of a combination go down in order and come up in reverse', () => {
  const sent: string[] = [];
  sendChord(
    { sendKey: (keysym, code, down) => sent.push(`${code} ${keysym.toString(16)} ${down}`) },
    chord('ControlLeft', 'AltLeft', 'Delete'),
  );
  expect(sent).toEqual([
    'ControlLeft ffe3 true',
    'AltLeft ffe9 true',
    'Delete ffff true',
    'Delete ffff false',
    'AltLeft ffe9 false',
    'ControlLeft ffe3 false',
  ]);
});

test('the twelve console switches end in F1 to F12', () => {
  expect(consoleSwitches.map(each => each.at(-1)?.keysym)).toEqual(
    Array.from({ length: 12 }, (_, n) => 0xffbe + n),
  );
});

test('modifiers stay in front however they are pressed, and toggle', () => {
  const pressed = withKey(withKey(withKey([], key('KeyT')), key('AltLeft')), key('ControlLeft'));
  expect(chordLabel(pressed)).toBe('Ctrl + Alt + T');
  expect(chordLabel(withKey(pressed, key('AltLeft')))).toBe('Ctrl + T');
  expect(chordLabel(withKey(pressed, key('F2')))).toBe('Ctrl + Alt + F2');
});

test('both halves of a pair are one key; an unknown code is none', () => {
  expect(keyOf('ControlRight')).toBe(keyOf('ControlLeft'));
  expect(keyOf('LaunchMail')).toBeUndefined();
});
