/** How many samples a sparkline shows. */
export const sparkLength = 40;

/** SVG paths of a line and of the area under it. Values are shares from 0 to 1, oldest first. */
export function sparkPaths(
  values: readonly number[],
  width: number,
  height: number,
): { line: string; area: string } {
  const shown = values.slice(-sparkLength);
  if (shown.length === 0) return { line: '', area: '' };
  const step = width / (sparkLength - 1);
  const first = width - (shown.length - 1) * step;
  const points = shown.map((value, index) => {
    const y = height - 1.5 - Math.min(1, Math.max(0, value)) * (height - 3);
    return `${(first + index * step).toFixed(1)} ${y.toFixed(1)}`;
  });
  const line = `M${points.join('L')}`;
  return { line, area: `${line}V${height}H${first.toFixed(1)}Z` };
}
