/**
 * Those that are started together: one wave after the other, by their start order, and those without one in the last.
 * Each is given as its place in the list.
 */
export function startWaves(orders: readonly (number | undefined)[]): number[][] {
  const waves = new Map<number, number[]>();
  for (const [at, order = Number.POSITIVE_INFINITY] of orders.entries())
    waves.set(order, [...(waves.get(order) ?? []), at]);
  return [...waves].toSorted(([a], [b]) => a - b).map(([, wave]) => wave);
}
