import TextField from '@mui/material/TextField';
import { useState } from 'react';
import type { PassthroughChoices } from '#shared/contract/passthrough-request.ts';
import { OptionRow } from './option-row.tsx';
import { OptionSelect, riskOf } from './option-select.tsx';
import { around, type OptionsForm } from './form.ts';
import styles from './options.module.css';

type Glass = PassthroughChoices['lookingGlass'];
type Through = Exclude<Glass, { by: 'none' }>;

/** The guest's picture in a window of the host: by which memory, how large, and for whom. */
export function LookingGlassField(form: OptionsForm) {
  const { give, options } = form;
  const glass = give.value('lookingGlass');
  if (glass === undefined) return null;
  const rest = around(form, 'lookingGlass');
  return (
    <OptionRow
      label="Looking Glass"
      why={options.lookingGlass.why}
      risk={riskOf(options.lookingGlass.options, glass.by)}
      {...rest}
    >
      <OptionSelect
        label="Looking Glass"
        value={glass.by}
        options={options.lookingGlass.options}
        wrong={rest.problem !== undefined}
        onChange={by => give.choose({ lookingGlass: by === 'none' ? { by } : { ...sizeOf(glass), by } })}
      />
      {glass.by !== 'none' && (
        <div className={styles['side']}>
          <Pixels
            label="Width"
            value={glass.width}
            onChange={width => give.choose({ lookingGlass: { ...glass, width } })}
          />
          <Pixels
            label="Height"
            value={glass.height}
            onChange={height => give.choose({ lookingGlass: { ...glass, height } })}
          />
          <TextField
            label="For the user"
            value={glass.user}
            error={rest.problem !== undefined}
            slotProps={{ htmlInput: { spellCheck: false, autoComplete: 'off', maxLength: 32 } }}
            onChange={event => give.choose({ lookingGlass: { ...glass, user: event.target.value } })}
          />
        </div>
      )}
    </OptionRow>
  );
}

/** What is typed stays as it is typed; the plan is asked for numbers only. */
function Pixels({
  label,
  value,
  onChange,
}: {
  label: string;
  value: number;
  onChange: (value: number) => void;
}) {
  const [typed, setTyped] = useState<string>();
  const text = typed ?? String(value);
  return (
    <TextField
      label={`${label}, pixels`}
      value={text}
      error={!isSize(text)}
      helperText={isSize(text) ? '' : 'From 320 to 16,384.'}
      slotProps={{ htmlInput: { inputMode: 'numeric' } }}
      onChange={event => {
        setTyped(event.target.value);
        if (isSize(event.target.value)) onChange(Number(event.target.value));
      }}
      onBlur={() => {
        if (isSize(text)) setTyped(undefined);
      }}
    />
  );
}

const isSize = (text: string) => /^\d{3,5}$/.test(text) && Number(text) >= 320 && Number(text) <= 16_384;

const sizeOf = (glass: Glass): Omit<Through, 'by'> =>
  glass.by === 'none' ? { width: 1920, height: 1080, user: '' } : glass;
