import type { ItemValues } from '#shared/contract/hardware.ts';
import { BytesInput } from './bytes-input.tsx';
import { ChoiceInput } from './choice-input.tsx';
import type { InputProps } from './input-props.ts';
import { NumberInput } from './number-input.tsx';
import { SecretInput } from './secret-input.tsx';
import { SwitchInput } from './switch-input.tsx';
import { TextInput } from './text-input.tsx';

interface Props extends InputProps {
  values: ItemValues;
  bare?: boolean;
}

/** The control for a single value, by how the catalogue says it is entered; also within a row. */
export function PlainInput(props: Props) {
  const { input } = props.field;
  switch (input.kind) {
    case 'secret':
      return <SecretInput {...props} input={input} />;
    case 'number':
      return <NumberInput {...props} input={input} />;
    case 'bytes':
      return <BytesInput {...props} input={input} />;
    case 'switch':
      return <SwitchInput {...props} input={input} />;
    case 'choice':
      return <ChoiceInput {...props} input={input} />;
    default:
      // Within a row nothing has a form of its own: what stands there can be typed.
      return <TextInput {...props} input={input.kind === 'text' ? input : { kind: 'text' }} />;
  }
}
