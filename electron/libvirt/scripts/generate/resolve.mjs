/** Turns XDR declarations into the compact specs of `src/protocol/spec.ts` and into TypeScript types. */
import { fieldName, typeName } from './names.mjs';

const SCALARS = {
  int: ['i32', 'number'],
  'unsigned int': ['u32', 'number'],
  unsigned: ['u32', 'number'],
  char: ['i8', 'number'],
  'unsigned char': ['u8', 'number'],
  short: ['i16', 'number'],
  'unsigned short': ['u16', 'number'],
  hyper: ['i64', 'bigint'],
  'unsigned hyper': ['u64', 'bigint'],
  double: ['f64', 'number'],
};

/** A structure every list of parameters holds: decoded by hand-written code, see `src/xdr/typed-param.ts`. */
export const TYPED_PARAM = 'remote_typed_param';

export function makeResolver({ constants, typedefs, structs, enums }, macros) {
  const size = text => {
    const value = constants[text] ?? macros.get(text) ?? text;
    const number = Number(value);
    if (Number.isInteger(number)) return number;
    if (value !== text) return size(value);
    throw new Error(`Unknown limit ${text}`);
  };

  function plain(type) {
    if (type in SCALARS) return { spec: SCALARS[type][0], ts: SCALARS[type][1] };
    if (type === TYPED_PARAM) return { spec: 'typedParam', ts: 'TypedParam' };
    if (type in typedefs) return resolve(typedefs[type]);
    if (type in structs) return { spec: ['struct', type.replace(/^remote_/, '')], ts: typeName(type) };
    if (enums.includes(type)) return { spec: 'i32', ts: 'number' };
    throw new Error(`Unknown type ${type}`);
  }

  /** @param {import('./parse-protocol.mjs').Declaration} declaration */
  function resolve({ kind, type, size: limit, name }) {
    if (kind === 'plain') return plain(type);
    if (kind === 'optional') {
      const inner = plain(type);
      return { spec: ['optional', inner.spec], ts: `${inner.ts} | null` };
    }
    const max = size(limit);
    if (type === 'string') return { spec: ['string', max], ts: 'string' };
    if (name === 'remote_uuid') return { spec: 'uuid', ts: 'Uuid' };
    if (type === 'opaque')
      return { spec: [kind === 'fixed' ? 'fixedOpaque' : 'opaque', max], ts: 'Uint8Array' };
    if (type === 'char') return { spec: [kind === 'fixed' ? 'fixedChars' : 'chars', max], ts: 'string' };
    const inner = plain(type);
    if (kind === 'fixed') throw new Error(`No array of fixed length is known: ${type} ${name}`);
    const ts = /\W/.test(inner.ts) ? `(${inner.ts})[]` : `${inner.ts}[]`;
    return { spec: ['array', inner.spec, max], ts };
  }

  return struct =>
    structs[struct].map(declaration => ({ field: fieldName(declaration.name), ...resolve(declaration) }));
}
