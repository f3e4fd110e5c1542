import { createHash } from 'node:crypto';

/** Enough digits that two images of one name never have the same by chance. */
const DIGITS = 12;

/** A mark made of what would be different if the content were. */
export function stampOf(...parts: readonly string[]): string {
  return createHash('sha256').update(parts.join('\0')).digest('hex').slice(0, DIGITS);
}
