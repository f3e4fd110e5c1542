import TextField from '@mui/material/TextField';
import { useState, type ReactNode } from 'react';
import type { AnswerPath, PathTo } from '../answer-path.ts';
import { useAnswer, type Answer } from '../use-answer.ts';
import { AnswerFrame } from '#renderer/ui/wizard/answer-frame.tsx';

interface Props<P extends PathTo<string[]>> {
  path: P;
  label: string;
  /** Between items, as they are typed. */
  split: RegExp;
  /** Between items, as they are shown. */
  join: string;
  hint?: ReactNode;
  placeholder?: string;
  lines?: number;
  mono?: boolean;
  /** Emptied, it is one empty text, and not left out. */
  keepsEmpty?: boolean;
}

/** Several texts in one field. While it is typed in, the text is the person's. */
export function ListAnswer<P extends PathTo<string[]>>(props: Props<P>) {
  const { path, label, split, join, hint, placeholder = '', lines, mono = false, keepsEmpty = false } = props;
  const answer = useAnswer(path as AnswerPath) as Answer<string[]>;
  const [typed, setTyped] = useState<string>();
  return (
    <AnswerFrame answer={answer} label={label} hint={hint} resettable={false}>
      <TextField
        label={label}
        value={typed ?? answer.value?.join(join) ?? ''}
        error={answer.problems.length > 0}
        placeholder={placeholder}
        autoComplete="off"
        {...(lines !== undefined && { multiline: true, minRows: lines, maxRows: 12 })}
        slotProps={{
          htmlInput: {
            spellCheck: false,
            ...(mono && { style: { fontFamily: 'var(--mono)', fontSize: 12 } }),
          },
        }}
        onBlur={() => setTyped(undefined)}
        onChange={({ target }) => {
          setTyped(target.value);
          const items = target.value.split(split).map(item => item.trim());
          const said = items.filter(item => item !== '');
          if (said.length === 0 && keepsEmpty) answer.set(['']);
          else if (said.length === 0) answer.reset();
          else answer.set(said);
        }}
      />
    </AnswerFrame>
  );
}
