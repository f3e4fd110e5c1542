/**
 * Keeps rows where they were while somebody points at them: what was there stays in its order, what is gone
 * leaves, what is new comes last.
 */
export function holdOrder<T>(next: readonly T[], before: readonly T[]): T[] {
  const here = new Set(next);
  const known = new Set(before);
  return [...before.filter(each => here.has(each)), ...next.filter(each => !known.has(each))];
}
