/**
 * The places of those that fit into `room` one after another, in order. The current one is among them, in place of the
 * last ones if need be; -1: none is current. Pixels.
 */
export function fitting(widths: readonly number[], room: number, current: number): ReadonlySet<number> {
  const own = widths[current] ?? 0;
  const shown = new Set<number>();
  let used = 0;
  for (const [at, width] of widths.entries()) {
    const kept = at < current ? own : 0;
    if (used + width + kept > room) break;
    used += width;
    shown.add(at);
  }
  if (current >= 0) shown.add(current);
  return shown;
}
