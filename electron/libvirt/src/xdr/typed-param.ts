import type { TypedParam, TypedParamValue } from '../protocol/values.ts';
import { boolean, float, int32, int64, text, uint32, uint64 } from './checks.ts';
import type { Reader } from './reader.ts';
import type { Writer } from './writer.ts';
import { XdrError } from './xdr-error.ts';

const STRING_MAX = 4_194_304;
/** Name, tag and the shortest value: what a parameter takes at least, in bytes. */
export const TYPED_PARAM_MIN_SIZE = 12;

const TAGS = { int: 1, uint: 2, llong: 3, ullong: 4, double: 5, boolean: 6, string: 7 } as const;

function readValue(reader: Reader): TypedParamValue {
  const tag = reader.i32();
  switch (tag) {
    case TAGS.int:
      return { type: 'int', value: reader.i32() };
    case TAGS.uint:
      return { type: 'uint', value: reader.u32() };
    case TAGS.llong:
      return { type: 'llong', value: reader.i64() };
    case TAGS.ullong:
      return { type: 'ullong', value: reader.u64() };
    case TAGS.double:
      return { type: 'double', value: reader.f64() };
    case TAGS.boolean:
      return { type: 'boolean', value: reader.i32() !== 0 };
    case TAGS.string:
      return { type: 'string', value: reader.string(STRING_MAX) };
    default:
      throw new XdrError(`no typed parameter has the type ${tag}`);
  }
}

/** Written out by hand: statistics are tens of thousands of these. */
export function readTypedParam(reader: Reader): TypedParam {
  return { field: reader.string(STRING_MAX), value: readValue(reader) };
}

/** @throws {XdrError} when the value is no typed parameter or does not fit its own type */
export function writeTypedParam(writer: Writer, param: unknown): void {
  const { field, value } = (param ?? {}) as Partial<TypedParam>;
  if (typeof value !== 'object' || value === null) throw new XdrError('expected a typed parameter');
  writer.string(text(field), STRING_MAX);
  const tag = TAGS[value.type];
  if (tag === undefined) throw new XdrError(`no typed parameter has the type "${String(value.type)}"`);
  writer.i32(tag);
  switch (value.type) {
    case 'int':
      return writer.i32(int32(value.value));
    case 'uint':
      return writer.u32(uint32(value.value));
    case 'llong':
      return writer.i64(int64(value.value));
    case 'ullong':
      return writer.u64(uint64(value.value));
    case 'double':
      return writer.f64(float(value.value));
    case 'boolean':
      return writer.i32(boolean(value.value) ? 1 : 0);
    case 'string':
      return writer.string(text(value.value), STRING_MAX);
  }
}
