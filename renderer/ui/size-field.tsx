import Slider from '@mui/material/Slider';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { GiB } from '#shared/domain/units.ts';
import { parseSize, sizeText } from './size-text.ts';
import styles from './labelled.module.css';
import { Labelled } from './labelled.tsx';

interface Props {
  label?: string;
  /** Bytes: what it begins with. */
  start: number;
  hint: string;
  autoFocus?: boolean;
  /** Where the slider begins. */
  least: number;
  /** What there is room for; the slider ends there, typing does not. */
  most: number;
  problem: string | undefined;
  /** Undefined while what is typed is no size. */
  onChange: (size: number | undefined) => void;
}

/** A size, typed with its unit or drawn; whole gibibytes by the slider. */
export function SizeField({
  label = 'New size',
  start,
  hint,
  least,
  most,
  problem,
  autoFocus = true,
  onChange,
}: Props) {
  const [text, setText] = useState(sizeText(start));
  const size = parseSize(text);
  const change = (typed: string) => {
    setText(typed);
    onChange(parseSize(typed));
  };
  const end = Math.max(Math.floor(most / GiB), Math.ceil(least / GiB) + 1);
  return (
    <Labelled
      label={label}
      hint={`${hint} A bare number is GiB.`}
      problem={size === undefined ? 'That is no size. Write it as 40 GiB or 512 MiB.' : problem}
    >
      {({ id, describedBy }) => (
        <div className={styles['size']}>
          <TextField
            id={id}
            autoFocus={autoFocus}
            value={text}
            error={size === undefined || problem !== undefined}
            onChange={event => change(event.target.value)}
            onFocus={event => event.target.select()}
            slotProps={{
              htmlInput: {
                'aria-describedby': describedBy,
                spellCheck: false,
                autoComplete: 'off',
              },
            }}
          />
          <Slider
            aria-label={`${label} in GiB`}
            min={Math.ceil(least / GiB)}
            max={end}
            value={Math.min(end, Math.round((size ?? least) / GiB))}
            getAriaValueText={value => `${value} GiB`}
            onChange={(_, value) => change(`${Array.isArray(value) ? value[0] : value} GiB`)}
          />
        </div>
      )}
    </Labelled>
  );
}
