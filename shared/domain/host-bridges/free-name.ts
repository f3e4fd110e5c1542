/** The first of br0, br1 … that no interface has. */
export function freeBridgeName(taken: readonly string[]): string {
  const names = new Set(taken);
  for (let number = 0; ; number += 1) {
    if (!names.has(`br${number}`)) return `br${number}`;
  }
}
