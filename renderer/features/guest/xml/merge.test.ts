import { expect, it } from 'vitest';
import { mergedText, mergeThree } from './merge.ts';

const base = 'a\nb\nc\nd\ne';

it('puts changes in different places together', () => {
  const stretches = mergeThree(base, 'A\nb\nc\nd\ne', 'a\nb\nc\nd\nE\nf');
  expect(stretches.every(({ kind }) => kind === 'agreed')).toBe(true);
  expect(mergedText(stretches, [])).toBe('A\nb\nc\nd\nE\nf');
});

it('takes the same change of both once', () => {
  const same = 'a\nb\nX\nd\ne';
  expect(mergedText(mergeThree(base, same, same), [])).toBe(same);
});

it('leaves what both changed differently to a person', () => {
  const stretches = mergeThree(base, 'a\nb\ntheirs\nd\ne', 'a\nb\nmine\nd\ne');
  expect(stretches).toContainEqual({
    kind: 'conflict',
    at: 2,
    base: ['c'],
    theirs: ['theirs'],
    mine: ['mine'],
  });
  expect(mergedText(stretches, ['mine'])).toBe('a\nb\nmine\nd\ne');
  expect(mergedText(stretches, ['theirs'])).toBe('a\nb\ntheirs\nd\ne');
  expect(mergedText(stretches, ['both'])).toBe('a\nb\ntheirs\nmine\nd\ne');
});

it('without an answer loses nothing of what the other wrote', () => {
  const theirs = 'a\nb\ntheirs\nd\ne';
  expect(mergedText(mergeThree(base, theirs, 'a\nb\nmine\nd\ne'), [])).toBe(theirs);
});
