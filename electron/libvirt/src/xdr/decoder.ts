import { structs } from '../protocol/generated/tables.ts';
import type { Spec } from '../protocol/spec.ts';
import type { Reader } from './reader.ts';
import { minimumSize } from './minimum-size.ts';
import { readTypedParam } from './typed-param.ts';
import { XdrError } from './xdr-error.ts';

export type Decoder = (reader: Reader) => unknown;

const compiled = new Map<string, Decoder>();

/** The decoder of a structure in the tables, compiled to closures when it is first asked for. */
export function decoderOf(struct: string): Decoder {
  let decoder = compiled.get(struct);
  if (!decoder) {
    decoder = compileStruct(struct);
    compiled.set(struct, decoder);
  }
  return decoder;
}

function compileStruct(struct: string): Decoder {
  const fields = structs[struct];
  if (!fields) throw new Error(`The tables have no structure ${struct}`);
  const names = Object.keys(fields);
  const decoders = Object.values(fields).map(compile);
  return reader => {
    const value: Record<string, unknown> = {};
    for (let i = 0; i < names.length; i++) value[names[i] as string] = (decoders[i] as Decoder)(reader);
    return value;
  };
}

function compile(spec: Spec): Decoder {
  if (typeof spec === 'string') return SCALARS[spec];
  switch (spec[0]) {
    case 'struct':
      return decoderOf(spec[1]);
    case 'string': {
      const max = spec[1];
      return reader => reader.string(max);
    }
    case 'opaque': {
      const max = spec[1];
      return reader => reader.opaque(max);
    }
    case 'chars': {
      const max = spec[1];
      return reader => chars(reader, reader.length(max, 4, 'a text'));
    }
    case 'fixedChars': {
      const length = spec[1];
      return reader => chars(reader, length).replace(/\0.*$/s, '');
    }
    case 'optional': {
      const inner = compile(spec[1]);
      return reader => (presence(reader) ? inner(reader) : null);
    }
    case 'array':
      return compileArray(spec[1], spec[2]);
  }
}

function compileArray(element: Spec, max: number): Decoder {
  const inner = compile(element);
  const size = minimumSize(element);
  return reader => {
    const length = reader.length(max, size, 'a list');
    const list: unknown[] = [];
    for (let i = 0; i < length; i++) list.push(inner(reader));
    return list;
  };
}

function presence(reader: Reader): boolean {
  const flag = reader.u32();
  if (flag > 1) throw new XdrError(`an optional value is marked ${flag}, neither 0 nor 1`);
  return flag === 1;
}

function chars(reader: Reader, length: number): string {
  let text = '';
  for (let i = 0; i < length; i++) text += String.fromCharCode(reader.u32() & 0xff);
  return text;
}

function narrow(reader: Reader, min: number, max: number): number {
  const value = reader.i32();
  if (value < min || value > max) throw new XdrError(`${value} is not between ${min} and ${max}`);
  return value;
}

const SCALARS: Record<Extract<Spec, string>, Decoder> = {
  i8: reader => narrow(reader, -0x80, 0x7f),
  u8: reader => narrow(reader, 0, 0xff),
  u16: reader => narrow(reader, 0, 0xffff),
  i32: reader => reader.i32(),
  u32: reader => reader.u32(),
  i64: reader => reader.i64(),
  u64: reader => reader.u64(),
  f64: reader => reader.f64(),
  uuid: reader => reader.uuid(),
  typedParam: readTypedParam,
};
