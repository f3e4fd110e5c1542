import { expect, it } from 'vitest';
import { spansOf } from '#shared/domain/container-logs/ansi.ts';
import { drawnAtMost, partToDraw, spansWithin } from './line-part.ts';

const at = (from: number) => ({ from, to: from + 5 });

it('draws a line whole as long as it is short', () => {
  expect(partToDraw(drawnAtMost, at(drawnAtMost - 5))).toEqual({ from: 0, to: drawnAtMost });
});

it.each([
  ['nothing', undefined],
  ['something in what is drawn anyway', at(drawnAtMost - 5)],
])('begins a long one where it begins when %s was found', (_, found) => {
  expect(partToDraw(60_000, found)).toEqual({ from: 0, to: drawnAtMost });
});

it.each([drawnAtMost - 4, 30_000, 59_995])('has what was found at %i in the part that is drawn', from => {
  const part = partToDraw(60_000, at(from));
  expect(part.from).toBeLessThanOrEqual(from);
  expect(part.to).toBeGreaterThanOrEqual(from + 5);
  expect(part.to - part.from).toBe(drawnAtMost);
});

it('keeps colours where a part begins and ends in them', () => {
  const spans = spansOf('plain\u001b[31mred red\u001b[0mend');
  expect(spansWithin(spans, { from: 3, to: 8 })).toEqual([
    { text: 'in', style: {} },
    { text: 'red', style: { colour: 1 } },
  ]);
  expect(spansWithin(spans, { from: 13, to: 99 })).toEqual([{ text: 'nd', style: {} }]);
});
