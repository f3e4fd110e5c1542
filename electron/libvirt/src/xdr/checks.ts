import { XdrError } from './xdr-error.ts';

/** Never the text of a string: it may be a secret. */
const shown = (value: unknown): string =>
  typeof value === 'number' || typeof value === 'bigint' ? String(value) : typeof value;

export function text(value: unknown): string {
  if (typeof value !== 'string') throw new XdrError(`expected a string, got ${shown(value)}`);
  return value;
}

export function bytes(value: unknown): Uint8Array {
  if (!(value instanceof Uint8Array)) throw new XdrError(`expected bytes, got ${shown(value)}`);
  return value;
}

export function integer(value: unknown, min: number, max: number): number {
  if (!Number.isInteger(value) || (value as number) < min || (value as number) > max) {
    throw new XdrError(`expected an integer from ${min} to ${max}, got ${shown(value)}`);
  }
  return value as number;
}

function big(value: unknown, min: bigint, max: bigint): bigint {
  if (typeof value !== 'bigint' || value < min || value > max) {
    throw new XdrError(`expected a bigint from ${min} to ${max}, got ${shown(value)}`);
  }
  return value;
}

export function float(value: unknown): number {
  if (typeof value !== 'number') throw new XdrError(`expected a number, got ${shown(value)}`);
  return value;
}

export const int32 = (value: unknown): number => integer(value, -0x8000_0000, 0x7fff_ffff);
export const uint32 = (value: unknown): number => integer(value, 0, 0xffff_ffff);
export const int64 = (value: unknown): bigint => big(value, -(2n ** 63n), 2n ** 63n - 1n);
export const uint64 = (value: unknown): bigint => big(value, 0n, 2n ** 64n - 1n);

export function boolean(value: unknown): boolean {
  if (typeof value !== 'boolean') throw new XdrError(`expected a boolean, got ${shown(value)}`);
  return value;
}
