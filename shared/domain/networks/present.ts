type Present<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** Without what is undefined: a property that is absent is not there. */
export function present<T extends object>(values: T): Present<T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Present<T>;
}

/** A number as a view reads it; undefined where something else stands there. */
export const numberOf = (value: number | string | undefined): number | undefined =>
  typeof value === 'number' ? value : undefined;

export const booleanOf = (value: boolean | string | undefined): boolean | undefined =>
  typeof value === 'boolean' ? value : undefined;
