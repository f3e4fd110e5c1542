/** A step of BuildKit's (moby/buildkit: api/services/control/control.proto, Vertex). */
export interface Vertex {
  readonly digest: string;
  readonly name: string;
  readonly cached: boolean;
  readonly started: boolean;
  readonly completed: boolean;
  readonly error: string;
}

export interface Trace {
  readonly vertexes: readonly Vertex[];
  /** What steps wrote. */
  readonly output: readonly string[];
}

type Field =
  | { readonly number: number; readonly bytes: Uint8Array }
  | { readonly number: number; readonly value: bigint };

/** Wire types of protocol buffers (protobuf.dev: encoding). */
const VARINT = 0;
const FIXED64 = 1;
const BYTES = 2;
const FIXED32 = 5;

/** Reads a StatusResponse; fields that we do not know are passed over. Throws RangeError for what is cut short. */
export function readTrace(message: Uint8Array): Trace {
  const vertexes: Vertex[] = [];
  const output: string[] = [];
  for (const field of fieldsOf(message)) {
    if (!('bytes' in field)) continue;
    if (field.number === 1) vertexes.push(vertexOf(field.bytes));
    if (field.number === 3)
      for (const part of fieldsOf(field.bytes))
        if (part.number === 4 && 'bytes' in part) output.push(textOf(part.bytes));
  }
  return { vertexes, output };
}

function vertexOf(message: Uint8Array): Vertex {
  const fields = new Map([...fieldsOf(message)].map(field => [field.number, field]));
  const text = (number: number) => {
    const field = fields.get(number);
    return field && 'bytes' in field ? textOf(field.bytes) : '';
  };
  const cached = fields.get(4);
  return {
    digest: text(1),
    name: text(3),
    cached: cached !== undefined && 'value' in cached && cached.value !== 0n,
    started: fields.has(5),
    completed: fields.has(6),
    error: text(7),
  };
}

const textOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString();

function* fieldsOf(message: Uint8Array): Generator<Field> {
  let at = 0;
  const varint = (): bigint => {
    let value = 0n;
    for (let shift = 0n; ; shift += 7n) {
      const byte = message[at++];
      if (byte === undefined) throw new RangeError('A message of BuildKit’s is cut short.');
      value |= BigInt(byte & 0x7f) << shift;
      if (byte < 0x80) return value;
    }
  };
  while (at < message.length) {
    const key = Number(varint());
    const number = key >> 3;
    const type = key & 7;
    if (type === VARINT) yield { number, value: varint() };
    else if (type === FIXED64) at += 8;
    else if (type === FIXED32) at += 4;
    else if (type === BYTES) {
      const length = Number(varint());
      if (at + length > message.length) throw new RangeError('A message of BuildKit’s is cut short.');
      yield { number, bytes: message.subarray(at, at + length) };
      at += length;
    } else throw new RangeError('A message of BuildKit’s is of a kind that is not known.');
  }
}
