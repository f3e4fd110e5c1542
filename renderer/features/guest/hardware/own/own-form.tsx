import { TextInput } from '../form/inputs/text-input.tsx';
import type { InputProps } from '../form/inputs/input-props.ts';
import { ownForms } from './own-forms.ts';

/** The control that the catalogue asks for by name. One that is not known yet is typed as text. */
export function OwnForm({ form, ...props }: InputProps & { form: string }) {
  const Control = ownForms[form];
  if (Control) return <Control {...props} />;
  return <TextInput {...props} input={{ kind: 'text' }} values={{}} />;
}
