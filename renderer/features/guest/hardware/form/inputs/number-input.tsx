import type { ControlProps } from './input-props.ts';
import { TypedInput } from './typed-input.tsx';

/** Only digits: what a person types as a whole number. */
const read = (text: string) => (/^\s*-?\d{1,15}\s*$/.test(text) ? Number(text) : Number.NaN);

export function NumberInput({ input, ...props }: ControlProps<'number'>) {
  return <TypedInput {...props} unit={input.unit} read={read} write={String} whole />;
}
