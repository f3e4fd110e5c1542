import TextField from '@mui/material/TextField';
import type { ReactNode } from 'react';
import type { AnswerPath, PathTo } from '../answer-path.ts';
import { useAnswer, type Answer } from '../use-answer.ts';
import { AnswerFrame } from './answer-frame.tsx';

interface Props<P extends AnswerPath> {
  path: PathTo<P, string>;
  label: string;
  hint?: ReactNode;
  placeholder?: string;
  lines?: number;
  /** A path, an address or another text that is read letter by letter. */
  mono?: boolean;
}

/** Text. Emptied, it is the plan's to decide again. */
export function TextAnswer<P extends AnswerPath>({ path, label, hint, placeholder, lines, mono }: Props<P>) {
  const answer = useAnswer(path as AnswerPath) as Answer<string>;
  const { value, problems, set, reset } = answer;
  return (
    <AnswerFrame answer={answer} label={label} hint={hint}>
      <TextField
        label={label}
        value={value ?? ''}
        error={problems.length > 0}
        autoComplete="off"
        {...(placeholder === undefined ? {} : { placeholder })}
        {...(lines === undefined ? {} : { multiline: true, minRows: lines, maxRows: 16 })}
        slotProps={{
          htmlInput: {
            spellCheck: false,
            ...(mono && { style: { fontFamily: 'var(--mono)', fontSize: 12 } }),
          },
        }}
        onChange={({ target }) => (target.value === '' ? reset() : set(target.value))}
      />
    </AnswerFrame>
  );
}
