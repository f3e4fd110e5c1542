/**
 * Which drive is tried when: what a person chose stays, and those of `wanted` (the first disk, then the medium)
 * take the numbers that are left. An empty disk falls through to the medium behind it.
 */
export function bootOrders(
  chosen: readonly (number | undefined)[],
  wanted: readonly number[],
  taken: readonly number[],
): (number | undefined)[] {
  const used = new Set([...chosen.filter(order => order !== undefined), ...taken]);
  const orders = [...chosen];
  let next = 1;
  for (const index of wanted) {
    if (orders[index] !== undefined) continue;
    while (used.has(next)) next += 1;
    orders[index] = next;
    used.add(next);
  }
  return orders;
}
