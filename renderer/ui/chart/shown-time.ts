/** Minutes, or everything there is. */
export type Span = '1' | '5' | '15' | 'all';

/** So that the first few samples are not drawn as if they were all. */
const LEAST_MS = 60_000;

/** The stretch of time to draw, in ms since 1970: its newest sample at the right edge. */
export function shownTime(
  samples: readonly { readonly at: number }[],
  span: Span,
): { from: number; to: number } {
  const to = samples.at(-1)?.at ?? Date.now();
  const first = samples[0]?.at ?? to;
  const begin = span === 'all' ? first : Math.max(first, to - Number(span) * 60_000);
  const from = Math.min(begin, to - LEAST_MS);
  return { from, to };
}
