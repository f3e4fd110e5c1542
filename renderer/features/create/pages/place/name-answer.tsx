import TextField from '@mui/material/TextField';
import { useEffect, useRef, useState } from 'react';
import { AnswerFrame } from '#renderer/ui/wizard/answer-frame.tsx';
import { useSuggestion } from '../../wizard/suggestion.ts';
import { useAnswer } from '../../wizard/use-answer.ts';

/** The name. Until one is typed, the suggested one stands in the field, marked to be typed over. */
export function NameAnswer() {
  const answer = useAnswer('name');
  const { name, why } = useSuggestion();
  const field = useRef<HTMLInputElement>(null);
  const [emptied, setEmptied] = useState(false);
  const own = answer.chosen && answer.value !== '';
  useEffect(() => {
    if (!own && document.activeElement === field.current) field.current?.select();
  }, [name, own]);
  return (
    <AnswerFrame
      answer={{ ...answer, chosen: own, reason: own ? undefined : why, reset: () => answer.set('') }}
      label="Name"
    >
      <TextField
        label="Name"
        inputRef={field}
        value={own ? answer.value : emptied ? '' : name}
        placeholder={name}
        error={answer.problems.length > 0}
        autoComplete="off"
        slotProps={{ htmlInput: { spellCheck: false } }}
        onFocus={({ target }) => target.select()}
        onBlur={() => setEmptied(false)}
        onChange={({ target }) => {
          setEmptied(target.value === '');
          answer.set(target.value);
        }}
      />
    </AnswerFrame>
  );
}
