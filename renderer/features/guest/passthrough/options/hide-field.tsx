import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import TextField from '@mui/material/TextField';
import { OptionRow } from './option-row.tsx';
import { around, type OptionsForm } from './form.ts';

/** What old drivers are not to see, or they refuse to work in a guest. */
export function HideField(form: OptionsForm) {
  const { give, options } = form;
  const hidden = give.value('hideKvm') ?? false;
  const vendorId = give.value('vendorId') ?? null;
  const kvm = around(form, 'hideKvm');
  const vendor = around(form, 'vendorId');
  const chosen = kvm.onReset !== undefined || vendor.onReset !== undefined;
  return (
    <OptionRow
      label="Hiding"
      why={options.hide.why}
      problem={[kvm.problem, vendor.problem].filter(Boolean).join(' ') || undefined}
      onReset={
        chosen
          ? () => {
              give.reset('hideKvm');
              give.reset('vendorId');
            }
          : undefined
      }
    >
      <FormControlLabel
        control={<Checkbox checked={hidden} onChange={(_, on) => give.choose({ hideKvm: on })} />}
        label="Hide that it is a guest"
      />
      <FormControlLabel
        control={
          <Checkbox
            checked={vendorId !== null}
            onChange={(_, on) => give.choose({ vendorId: on ? 'innkeeper' : null })}
          />
        }
        label="Hyper-V features under another name"
      />
      {vendorId !== null && (
        <TextField
          value={vendorId}
          error={vendor.problem !== undefined}
          slotProps={{ htmlInput: { 'aria-label': 'Name for Hyper-V', maxLength: 12, spellCheck: false } }}
          onChange={event => give.choose({ vendorId: event.target.value })}
        />
      )}
    </OptionRow>
  );
}
