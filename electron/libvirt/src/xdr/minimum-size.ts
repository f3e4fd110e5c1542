import { structs } from '../protocol/generated/tables.ts';
import type { Spec } from '../protocol/spec.ts';
import { TYPED_PARAM_MIN_SIZE } from './typed-param.ts';

const SCALAR_SIZES: Record<Extract<Spec, string>, number> = {
  i8: 4,
  u8: 4,
  u16: 4,
  i32: 4,
  u32: 4,
  i64: 8,
  u64: 8,
  f64: 8,
  uuid: 16,
  typedParam: TYPED_PARAM_MIN_SIZE,
};

/** The fewest bytes a value takes on the wire: a list that claims more than the message holds is refused. */
export function minimumSize(spec: Spec): number {
  if (typeof spec === 'string') return SCALAR_SIZES[spec];
  if (spec[0] === 'fixedChars') return spec[1] * 4;
  if (spec[0] !== 'struct') return 4;
  return Object.values(structs[spec[1]] ?? {}).reduce((sum, field) => sum + minimumSize(field), 0);
}
