const unitBytes: Record<string, number> = {
  '': 1024 ** 3,
  b: 1,
  k: 1024,
  m: 1024 ** 2,
  g: 1024 ** 3,
  t: 1024 ** 4,
};

/**
 * Bytes from what people type: `4`, `4 GiB`, `1.5g`, `512M`. A bare number is GiB; GB and GiB both mean
 * GiB here, as guests' sizes do everywhere. Undefined when it is no size.
 */
export function parseSize(text: string): number | undefined {
  const match = /^\s*(\d+(?:[.,]\d+)?)\s*([kmgt]?)(?:i?b)?\s*$/i.exec(text);
  const [, digits, letter] = match ?? [];
  if (digits === undefined || letter === undefined) return undefined;
  const unit = letter === '' && /b\s*$/i.test(text) ? 'b' : letter.toLowerCase();
  const bytes = Number(digits.replace(',', '.')) * (unitBytes[unit] ?? Number.NaN);
  return Number.isSafeInteger(Math.round(bytes)) ? Math.round(bytes) : undefined;
}

/** The same for a field that holds a number whatever is typed: NaN for what is no size. */
export const readSize = (text: string): number => parseSize(text) ?? Number.NaN;

/** The way back: the largest unit that shows the size without losing any of it, up to two decimals. */
export function sizeText(bytes: number): string {
  for (const [unit, label] of [
    ['t', 'TiB'],
    ['g', 'GiB'],
    ['m', 'MiB'],
    ['k', 'KiB'],
  ] as const) {
    const size = bytes / (unitBytes[unit] ?? 1);
    if (size >= 1 && Number.isInteger(size * 100)) return `${size} ${label}`;
  }
  return `${bytes} B`;
}
