import InputAdornment from '@mui/material/InputAdornment';
import TextField from '@mui/material/TextField';
import { useState, type ReactNode } from 'react';
import { AnswerFrame } from '#renderer/ui/wizard/answer-frame.tsx';
import type { AnswerPath, AnswerValue } from '../wizard/draft.ts';
import { markUnread, useDraft } from '../wizard/draft-store.ts';
import { useAnswer } from '../wizard/use-answer.ts';

/** What a text stands for, or why it stands for nothing. */
export type Read<T> = { readonly value: T | undefined } | { readonly wrong: string };

interface Props<P extends AnswerPath> {
  path: P;
  label: string;
  read: (text: string) => Read<AnswerValue<P>>;
  write: (value: AnswerValue<P>) => string;
  hint?: ReactNode;
  placeholder?: string;
  /** Stands in the field, behind what is typed. */
  unit?: ReactNode;
  lines?: number;
  mono?: boolean;
  autoFocus?: boolean;
}

/** Something that is typed as text. While it is typed, the text is the person's; else it is the value. */
export function ParsedAnswer<P extends AnswerPath>(props: Props<P>) {
  const { path, label, read, write, hint, placeholder = '', unit, lines, mono = false, autoFocus } = props;
  const answer = useAnswer(path);
  const [typed, setTyped] = useState<string>();
  // Kept with the draft: one may look at another page before it is put right.
  const unread = useDraft(state => state.unread[path]?.text);
  const change = (text: string) => {
    setTyped(text);
    const found = read(text);
    markUnread(path, 'wrong' in found ? { text, why: found.wrong } : undefined);
    if ('wrong' in found) return;
    if (found.value === undefined) answer.reset();
    else answer.set(found.value);
  };
  return (
    <AnswerFrame answer={answer} label={label} hint={hint} resettable={false}>
      <TextField
        label={label}
        value={typed ?? unread ?? (answer.value === undefined ? '' : write(answer.value))}
        error={answer.problems.length > 0}
        placeholder={placeholder}
        autoComplete="off"
        {...(autoFocus && { autoFocus })}
        {...(lines !== undefined && { multiline: true, minRows: lines, maxRows: 14 })}
        slotProps={{
          htmlInput: {
            spellCheck: false,
            ...(mono && { style: { fontFamily: 'var(--mono)', fontSize: 12 } }),
          },
          ...(unit !== undefined && {
            input: { endAdornment: <InputAdornment position="end">{unit}</InputAdornment> },
          }),
        }}
        onBlur={() => setTyped(undefined)}
        onChange={({ target }) => change(target.value)}
      />
    </AnswerFrame>
  );
}
