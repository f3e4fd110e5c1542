import { expect, it } from 'vitest';
import { LineFinder, SLOW } from './line-finder.ts';

const never = () => false;
const found = (source: string, line: string, flags = 'giu') => {
  const place = new LineFinder(new RegExp(source, flags)).find(line, 0, never);
  return place === undefined || place === SLOW ? place : line.slice(place.from, place.to);
};
const filler = 'some words of a program, 0 of them count; '.repeat(1200);

it.each([
  ['needle', 'needle'],
  [String.raw`needle \d+ms`, 'needle 123ms'],
  [String.raw`\w+@\w+\.\w+`, 'me@example.org'],
  [String.raw`took \d+ \w+ at \d+:\d+`, 'took 5 minutes at 10:20'],
  [String.raw`at \d+:\d+$`, 'at 10:20'],
])('finds %s at the end of a line of 50,000 characters', (source, match) => {
  const line = `${filler}me@example.org needle 123ms took 5 minutes at 10:20`;
  expect(found(source, line)).toBe(match);
  expect(found(source, filler)).toBeUndefined();
});

it('finds what stands on both sides of any text, however far apart', () => {
  const line = `GET /a ${filler}status 503 ${filler}Mozilla`;
  for (const source of [String.raw`GET .*\s5\d+ .*Mozilla`, '^GET.+?status 503.*Mozilla$', '.*Mozilla.*'])
    expect(found(source, line)).toBeDefined();
  for (const source of ['Mozilla.*GET', 'status 503.*GET', '^status.*Mozilla', 'GET.*status 503$'])
    expect(found(source, line)).toBeUndefined();
  expect(found('Mozilla.+', line)).toBeUndefined();
});

it('finds also what one part could have taken from the next', () => {
  expect(found(String.raw`no \d+.*5`, `${filler}no 12345`)).toBe('no 12345');
});

it('takes no end of a piece for the end of a line, or of a word', () => {
  expect(found(String.raw`0 of$`, filler)).toBeUndefined();
  expect(found(String.raw`\bx+\b`, `${'y'.repeat(3990)}${'x'.repeat(100)}y`)).toBeUndefined();
});

it('finds in short lines what the expression itself finds', () => {
  for (const [source, line] of [
    ['a.*b', 'xaabxbx'],
    ['(a|b)c', 'abac'],
    ['x*', 'yy'],
    ['a|b.*c', 'zbzc'],
  ] as const)
    expect(found(source, line)).toBe(new RegExp(source, 'iu').exec(line)?.[0]);
});

it('tells every place, so many at most', () => {
  const finder = new LineFinder(/\d+/gu);
  expect(finder.places('1 22 333', 10, never)).toEqual([
    { from: 0, to: 1 },
    { from: 2, to: 4 },
    { from: 5, to: 8 },
  ]);
  expect(finder.places('1 22 333', 2, never)).toHaveLength(2);
  expect(new LineFinder(/x*/gu).places('yyy', 10, never)).toEqual([]);
});

it('stops as soon as it takes too long', () => {
  let asked = 0;
  const place = new LineFinder(/y+z/gu).find('y'.repeat(50_000), 0, () => (asked += 1) > 2);
  expect([place, asked]).toEqual([SLOW, 3]);
});

it('takes a time that grows with the line alone, for what goes back and tries again', () => {
  const finder = new LineFinder(/a+b/gu);
  const took = (length: number) => {
    const begun = performance.now();
    finder.find('a'.repeat(length), 0, never);
    return performance.now() - begun;
  };
  // The quickest of several: a busy machine lets others go first now and then.
  const quickest = (length: number) => Math.min(...Array.from({ length: 3 }, () => took(length)));
  quickest(1000);
  // The square of it would be sixty-four times as long.
  expect(quickest(64_000)).toBeLessThan(40 * Math.max(quickest(8000), 1));
});
