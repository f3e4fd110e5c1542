import { structs } from '../protocol/generated/tables.ts';
import type { Spec } from '../protocol/spec.ts';
import { bytes, float, int32, int64, integer, text, uint32, uint64 } from './checks.ts';
import { writeTypedParam } from './typed-param.ts';
import type { Writer } from './writer.ts';
import { XdrError } from './xdr-error.ts';

/** Types hold at compile time only: values are checked again here, where they reach the wire. */
export type Encoder = (writer: Writer, value: unknown) => void;

const compiled = new Map<string, Encoder>();

/**
 * The encoder of a structure in the tables, compiled to closures when it is first asked for.
 * It throws an XdrError that names the field when a value does not fit.
 */
export function encoderOf(struct: string): Encoder {
  let encoder = compiled.get(struct);
  if (!encoder) {
    encoder = compileStruct(struct);
    compiled.set(struct, encoder);
  }
  return encoder;
}

function compileStruct(struct: string): Encoder {
  const table = structs[struct];
  if (!table) throw new Error(`The tables have no structure ${struct}`);
  const fields = Object.entries(table).map(([name, spec]) => ({ name, encode: compile(spec) }));
  return (writer, value) => {
    if (typeof value !== 'object' || value === null) throw new XdrError(`${struct}: expected an object`);
    for (const { name, encode } of fields) {
      try {
        encode(writer, (value as Record<string, unknown>)[name]);
      } catch (error) {
        throw new XdrError(`${name}: ${error instanceof Error ? error.message : String(error)}`);
      }
    }
  };
}

function compile(spec: Spec): Encoder {
  if (typeof spec === 'string') return SCALARS[spec];
  switch (spec[0]) {
    case 'struct':
      return encoderOf(spec[1]);
    case 'string': {
      const max = spec[1];
      return (writer, value) => writer.string(text(value), max);
    }
    case 'opaque': {
      const max = spec[1];
      return (writer, value) => writer.opaque(bytes(value), max);
    }
    case 'chars': {
      const max = spec[1];
      return (writer, value) => {
        const list = text(value);
        writer.count(list.length, max, 'a text');
        writeChars(writer, list, list.length);
      };
    }
    case 'fixedChars': {
      const length = spec[1];
      return (writer, value) => writeChars(writer, text(value), length);
    }
    case 'optional': {
      const inner = compile(spec[1]);
      return (writer, value) => {
        writer.u32(value === null || value === undefined ? 0 : 1);
        if (value !== null && value !== undefined) inner(writer, value);
      };
    }
    case 'array': {
      const inner = compile(spec[1]);
      const max = spec[2];
      return (writer, value) => {
        if (!Array.isArray(value)) throw new XdrError('expected a list');
        writer.count(value.length, max, 'a list');
        for (const element of value) inner(writer, element);
      };
    }
  }
}

function writeChars(writer: Writer, value: string, length: number): void {
  if (value.length > length) throw new XdrError(`a text of ${value.length} exceeds the limit of ${length}`);
  for (let i = 0; i < length; i++) {
    const code = i < value.length ? value.charCodeAt(i) : 0;
    if (code > 0xff) throw new XdrError('a text of C characters holds one byte each');
    writer.u32(code);
  }
}

const SCALARS: Record<Extract<Spec, string>, Encoder> = {
  i8: (writer, value) => writer.i32(integer(value, -0x80, 0x7f)),
  u8: (writer, value) => writer.i32(integer(value, 0, 0xff)),
  u16: (writer, value) => writer.i32(integer(value, 0, 0xffff)),
  i32: (writer, value) => writer.i32(int32(value)),
  u32: (writer, value) => writer.u32(uint32(value)),
  i64: (writer, value) => writer.i64(int64(value)),
  u64: (writer, value) => writer.u64(uint64(value)),
  f64: (writer, value) => writer.f64(float(value)),
  uuid: (writer, value) => writer.uuid(text(value)),
  typedParam: writeTypedParam,
};
