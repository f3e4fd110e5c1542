import type { ItemValues } from '../../../contract/hardware.ts';
import { scalarText } from '../scalar-text.ts';

/** A value as text, for titles and summaries; undefined when it is missing. */
export function textOf(values: ItemValues, property: string): string | undefined {
  const value = values[property];
  if (value === null || value === undefined || value === '' || Array.isArray(value)) return undefined;
  return String(value);
}

export function numberOf(values: ItemValues, property: string): number | undefined {
  const value = values[property];
  return typeof value === 'number' ? value : undefined;
}

/** What there is of the parts, as one line. */
export function line(...parts: readonly (string | undefined | false)[]): string {
  return parts.filter(part => typeof part === 'string' && part !== '').join(', ');
}

/** `is('type', 'pci')`: for `shown` and checks. */
export function is(property: string, ...among: readonly string[]) {
  return (_: unknown, values: ItemValues): boolean => among.includes(scalarText(values[property]));
}

/** The last part of a path. */
export function baseName(path: string | undefined): string | undefined {
  return path?.split('/').findLast(part => part !== '') ?? path;
}
