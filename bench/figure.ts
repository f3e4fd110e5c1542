/** One line of `npm run bench`. */
export interface Figure {
  readonly name: string;
  readonly figure: number;
  readonly unit: string;
  /** What a peer needs for the same, measured in the same run. */
  readonly peer?: { readonly name: string; readonly figure: number };
  /** Ours divided by the peer's. */
  readonly ratio?: number;
  /** What must be reached, in words. */
  readonly target?: string;
}

export function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}

/** The value below which that share of all lies. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export function rounded(value: number, digits = 2): number {
  return Number(value.toFixed(digits));
}
