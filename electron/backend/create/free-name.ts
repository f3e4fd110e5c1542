/** A name that no guest has: `base`, or with a number behind it. */
export function freeName(taken: readonly string[], base = 'guest'): string {
  const names = new Set(taken);
  let name = base;
  for (let number = 2; names.has(name); number++) name = `${base}-${number}`;
  return name;
}
