import type { ItemValues } from '#shared/contract/hardware.ts';
import type { Field, Input } from '#shared/domain/hardware/catalogue/kind.ts';
import type { Value } from '../../model/value.ts';

/** What every control is given. */
export interface InputProps {
  field: Field;
  value: Value;
  failed: boolean;
  disabled: boolean;
  onChange: (value: Value) => void;
}

export type InputOf<Kind extends Input['kind']> = Extract<Input, { kind: Kind }>;

export interface ControlProps<Kind extends Input['kind']> extends InputProps {
  input: InputOf<Kind>;
  /** Of the whole device, or of the row. */
  values: ItemValues;
  /** Its name stands elsewhere, as over a column. */
  bare?: boolean;
}
