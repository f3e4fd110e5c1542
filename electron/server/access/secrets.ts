import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** 256 random bits, as text that fits into an address. */
export const newSecret = (): string => randomBytes(32).toString('base64url');

/** Compares without telling by its time how much was right; the lengths may differ. */
export function sameSecret(given: string, wanted: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(wanted));
}
