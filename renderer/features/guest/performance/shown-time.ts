import type { PerformanceSample } from '#shared/contract/performance.ts';

/** Minutes, or everything there is. */
export type Span = '1' | '5' | '15' | 'all';

/** The stretch of time to draw, in ms since 1970: its newest sample at the right edge. */
export function shownTime(samples: readonly PerformanceSample[], span: Span): { from: number; to: number } {
  const to = samples.at(-1)?.at ?? Date.now();
  const first = samples[0]?.at ?? to;
  const from = span === 'all' ? Math.min(first, to - 10_000) : to - Number(span) * 60_000;
  return { from, to };
}
