import { expect, test } from 'vitest';
import { ReleaseChord } from './release-chord.ts';

/** `+Alt` is down, `-Alt` is up; answers with whether the last event completed the way out. */
function play(events: string): boolean {
  const chord = new ReleaseChord();
  let complete = false;
  for (const event of events.split(' ')) {
    const key = event.slice(1);
    if (event.startsWith('+')) {
      chord.keyDown(key);
      complete = false;
    } else complete = chord.keyUp(key);
  }
  return complete;
}

test('Ctrl and Alt, in either order, let go', () => {
  expect(play('+Control +Alt -Alt -Control')).toBe(true);
  expect(play('+Alt +Control -Alt -Control')).toBe(true);
});

test('a key between makes it the guest’s', () => {
  expect(play('+Control +Alt +F2 -F2 -Alt -Control')).toBe(false);
});

test('one of the two alone is not enough, also one after the other', () => {
  expect(play('+Control -Control')).toBe(false);
  expect(play('+Control -Control +Alt -Alt')).toBe(false);
});

test('works again after a spoiled attempt', () => {
  expect(play('+Control +Alt +x -x -Alt -Control +Control +Alt -Control -Alt')).toBe(true);
});

test('works after something was typed', () => {
  expect(play('+l -l +Enter -Enter +Control +Alt -Alt -Control')).toBe(true);
});

test('repeat events of held keys change nothing', () => {
  expect(play('+Control +Control +Alt +Alt -Control -Alt')).toBe(true);
});
