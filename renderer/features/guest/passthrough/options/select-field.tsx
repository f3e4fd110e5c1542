import { OptionRow } from './option-row.tsx';
import { OptionSelect, riskOf, type Option } from './option-select.tsx';
import { around, type OptionsForm } from './form.ts';

type Simple = 'video' | 'hugePages' | 'machine' | 'firmware';

interface Props<Value extends string> extends OptionsForm {
  field: Simple;
  label: string;
  of: { readonly options: readonly Option<Value>[]; readonly why: string };
}

/** A decision that is one of a few words. */
export function SelectField<Value extends string>({ field, label, of, ...form }: Props<Value>) {
  const value = form.give.value(field) as Value | undefined;
  if (value === undefined) return null;
  const rest = around(form, field);
  return (
    <OptionRow label={label} why={of.why} risk={riskOf(of.options, value)} {...rest}>
      <OptionSelect
        label={label}
        value={value}
        options={of.options}
        wrong={rest.problem !== undefined}
        onChange={next => form.give.choose({ [field]: next })}
      />
    </OptionRow>
  );
}
