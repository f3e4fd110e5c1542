type Path = readonly (string | number)[];

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

/**
 * The first key of what was given that a schema left out of what it read, by its path. Schemas of the contract
 * drop what they do not know, so that an older front may speak to a newer backend; a file must not be so lenient.
 */
export function firstUnknownKey(given: unknown, read: unknown, at: Path = []): Path | undefined {
  if (!isObject(given) || !isObject(read)) return undefined;
  for (const [key, value] of Object.entries(given)) {
    const path = [...at, Array.isArray(given) ? Number(key) : key];
    if (!Object.hasOwn(read, key)) return path;
    const deeper = firstUnknownKey(value, read[key], path);
    if (deeper !== undefined) return deeper;
  }
  return undefined;
}
