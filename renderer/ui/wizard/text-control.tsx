import TextField from '@mui/material/TextField';
import { useState, type ReactNode } from 'react';
import type { Answer } from './answer.ts';
import { AnswerFrame } from './answer-frame.tsx';

interface Props {
  answer: Answer<string>;
  label: string;
  hint?: ReactNode;
  about?: ReactNode;
  placeholder?: string;
  lines?: number;
  /** A path, an address or another text that is read letter by letter. */
  mono?: boolean;
  /** False where no plan fills it in. */
  resettable?: boolean;
  /** Emptied, it stays an answer, to be completed. */
  required?: boolean;
}

/** Text. Emptied, it is the plan's to decide again. */
export function TextControl(props: Props) {
  const { answer, label, hint, about, placeholder, lines, mono, resettable = true, required } = props;
  const { value, chosen, resolved, problems, set, reset } = answer;
  // Emptied, it stays so while it is typed in: the default would get in the way of the next letter.
  const [emptied, setEmptied] = useState(false);
  const hollow = placeholder ?? resolved;
  return (
    <AnswerFrame {...{ answer, label, hint, about, resettable }}>
      <TextField
        label={label}
        value={emptied && !chosen ? '' : (value ?? '')}
        error={problems.length > 0}
        autoComplete="off"
        {...(hollow === undefined ? {} : { placeholder: hollow })}
        {...(lines === undefined ? {} : { multiline: true, minRows: lines, maxRows: 16 })}
        slotProps={{
          htmlInput: {
            spellCheck: false,
            ...(mono && { style: { fontFamily: 'var(--mono)', fontSize: 12 } }),
          },
        }}
        onBlur={() => setEmptied(false)}
        onChange={({ target }) => {
          setEmptied(target.value === '');
          if (target.value === '' && !required) reset();
          else set(target.value);
        }}
      />
    </AnswerFrame>
  );
}
