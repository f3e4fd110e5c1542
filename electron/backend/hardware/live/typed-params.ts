import type { TypedParam } from 'node-libvirt';

/** libvirt's way of passing tunables; it takes each in one type only. */
export const unsigned = (field: string, value: bigint | number): TypedParam => ({
  field,
  value: { type: 'ullong', value: BigInt(value) },
});
export const signed = (field: string, value: bigint | number): TypedParam => ({
  field,
  value: { type: 'llong', value: BigInt(value) },
});
export const small = (field: string, value: number): TypedParam => ({
  field,
  value: { type: 'uint', value },
});
export const int = (field: string, value: number): TypedParam => ({ field, value: { type: 'int', value } });
export const word = (field: string, value: string): TypedParam => ({
  field,
  value: { type: 'string', value },
});
