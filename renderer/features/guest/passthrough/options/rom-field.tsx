import TextField from '@mui/material/TextField';
import { OptionRow } from './option-row.tsx';
import { OptionSelect, riskOf } from './option-select.tsx';
import { around, type OptionsForm } from './form.ts';

/** Where the guest's firmware finds the card's own ROM. */
export function RomField(form: OptionsForm) {
  const { give, options } = form;
  const rom = give.value('rom');
  if (rom === undefined) return null;
  const rest = around(form, 'rom');
  return (
    <OptionRow
      label="ROM of the card"
      why={options.rom.why}
      risk={riskOf(options.rom.options, rom.from)}
      {...rest}
    >
      <OptionSelect
        label="ROM of the card"
        value={rom.from}
        options={options.rom.options}
        wrong={rest.problem !== undefined}
        onChange={from => give.choose({ rom: from === 'file' ? { from, path: '' } : { from } })}
      />
      {rom.from === 'file' && (
        <TextField
          fullWidth
          value={rom.path}
          error={rest.problem !== undefined}
          placeholder="/var/lib/libvirt/vbios/card.rom"
          slotProps={{ htmlInput: { 'aria-label': 'Path of the ROM on the host', spellCheck: false } }}
          onChange={event => give.choose({ rom: { from: 'file', path: event.target.value } })}
        />
      )}
    </OptionRow>
  );
}
