import InputAdornment from '@mui/material/InputAdornment';
import TextField from '@mui/material/TextField';
import { useState, type ReactNode } from 'react';
import type { Answer } from './answer.ts';
import { AnswerFrame } from './answer-frame.tsx';

interface Props {
  answer: Answer<number>;
  label: string;
  hint: ReactNode;
  about: ReactNode;
  /** Stands in the field, behind what is typed: `of 16`. */
  unit: ReactNode;
  write: (value: number) => string;
  /** NaN for what cannot be read: then the field says so and no guest can be made. */
  read: (text: string) => number;
  whole: boolean;
}

/** A number that is typed as text. While it is typed, the text is the person's; else it is the value. */
export function TypedAnswer({ answer, label, hint, about, unit, write, read, whole }: Props) {
  const [typed, setTyped] = useState<string>();
  const { value, resolved, problems, set, reset } = answer;
  const shown = value === undefined || Number.isNaN(value) ? '' : write(value);
  return (
    <AnswerFrame
      answer={{
        ...answer,
        reset: () => {
          setTyped(undefined);
          reset();
        },
      }}
      label={label}
      hint={hint}
      about={about}
    >
      <TextField
        label={label}
        value={typed ?? shown}
        placeholder={resolved === undefined ? '' : write(resolved)}
        error={problems.length > 0}
        autoComplete="off"
        slotProps={{
          htmlInput: { spellCheck: false, ...(whole && { inputMode: 'numeric' as const }) },
          ...(unit !== undefined && {
            input: { endAdornment: <InputAdornment position="end">{unit}</InputAdornment> },
          }),
        }}
        onFocus={({ target }) => target.select()}
        onBlur={() => {
          if (value === undefined || !Number.isNaN(value)) setTyped(undefined);
        }}
        onChange={({ target }) => {
          setTyped(target.value);
          if (target.value.trim() === '') reset();
          else set(read(target.value));
        }}
      />
    </AnswerFrame>
  );
}
