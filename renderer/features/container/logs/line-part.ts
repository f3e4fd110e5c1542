import type { Span } from '#shared/domain/container-logs/ansi.ts';
import type { Place } from '#shared/domain/container-logs/line-finder.ts';

/** Characters. A browser takes seconds to lay out a screen of lines that are much longer. */
export const drawnAtMost = 2000;
/** Characters for saying how many are left out. */
const SAID = 40;
/** Characters before what was found. */
const BEFORE = 200;

/** Of a line with so many characters, those that are drawn: its beginning, or what is around the first one found. */
export function partToDraw(length: number, found: Place | undefined): Place {
  if (length <= drawnAtMost) return { from: 0, to: length };
  const wanted = found === undefined || found.to <= drawnAtMost ? 0 : found.from - BEFORE;
  const from = Math.max(0, Math.min(wanted, length - drawnAtMost));
  return { from, to: from + drawnAtMost };
}

/** Columns that the drawn part of a line with so many characters takes. */
export const columnsDrawn = (length: number): number => (length <= drawnAtMost ? length : drawnAtMost + SAID);

export function spansWithin(spans: readonly Span[], { from, to }: Place): Span[] {
  let begin = 0;
  return spans.flatMap(span => {
    const [first, last] = [from - begin, to - begin];
    begin += span.text.length;
    const text = span.text.slice(Math.max(0, first), Math.max(0, last));
    return text === '' ? [] : [{ ...span, text }];
  });
}
