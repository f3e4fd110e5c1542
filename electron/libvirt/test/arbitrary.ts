import fc from 'fast-check';
import { structs } from '../src/protocol/generated/tables.ts';
import type { Spec } from '../src/protocol/spec.ts';

const hex = (length: number) =>
  fc
    .array(fc.integer({ min: 0, max: 15 }), { minLength: length, maxLength: length })
    .map(list => list.map(digit => digit.toString(16)).join(''));
const uuid = fc.tuple(hex(8), hex(4), hex(4), hex(4), hex(12)).map(parts => parts.join('-'));
/** Well-formed Unicode without NUL: what a C string can carry. */
const text = fc.string({ unit: 'grapheme', maxLength: 40 }).map(value => value.replaceAll('\0', ''));
const cChars = (maxLength: number) =>
  fc
    .array(fc.integer({ min: 1, max: 255 }), { maxLength: Math.min(maxLength, 40) })
    .map(codes => String.fromCharCode(...codes));
const i32 = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 });
const u32 = fc.integer({ min: 0, max: 2 ** 32 - 1 });
const i64 = fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n });
const u64 = fc.bigInt({ min: 0n, max: 2n ** 64n - 1n });

const typedParam = fc.record({
  field: text,
  value: fc.oneof(
    fc.record({ type: fc.constant('int'), value: i32 }),
    fc.record({ type: fc.constant('uint'), value: u32 }),
    fc.record({ type: fc.constant('llong'), value: i64 }),
    fc.record({ type: fc.constant('ullong'), value: u64 }),
    fc.record({ type: fc.constant('double'), value: fc.double() }),
    fc.record({ type: fc.constant('boolean'), value: fc.boolean() }),
    fc.record({ type: fc.constant('string'), value: text }),
  ),
});

const SCALARS: Record<Extract<Spec, string>, fc.Arbitrary<unknown>> = {
  i8: fc.integer({ min: -128, max: 127 }),
  u8: fc.integer({ min: 0, max: 255 }),
  u16: fc.integer({ min: 0, max: 65_535 }),
  i32,
  u32,
  i64,
  u64,
  f64: fc.double(),
  uuid,
  typedParam,
};

function ofSpec(spec: Spec): fc.Arbitrary<unknown> {
  if (typeof spec === 'string') return SCALARS[spec];
  switch (spec[0]) {
    case 'struct':
      return ofStruct(spec[1]);
    case 'string':
      return text;
    case 'opaque':
      return fc.uint8Array({ maxLength: Math.min(spec[1], 100) });
    case 'chars':
    case 'fixedChars':
      return cChars(spec[1]);
    case 'optional':
      return fc.option(ofSpec(spec[1]), { nil: null });
    case 'array':
      return fc.array(ofSpec(spec[1]), { maxLength: Math.min(spec[2], 5) });
  }
}

/** Any value of a structure in the tables. */
export const ofStruct = (name: string): fc.Arbitrary<unknown> =>
  fc.record(
    Object.fromEntries(Object.entries(structs[name] ?? {}).map(([field, spec]) => [field, ofSpec(spec)])),
  );
