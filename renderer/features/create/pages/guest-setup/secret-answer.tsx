import TextField from '@mui/material/TextField';
import { AnswerFrame } from '#renderer/ui/wizard/answer-frame.tsx';
import { useAnswer } from '../../wizard/use-answer.ts';

interface Props {
  path: 'unattended.password';
  label: string;
  hint: string;
}

/** A text nobody is to read over a shoulder. It is kept while the window is open, and not written down. */
export function SecretAnswer({ path, label, hint }: Props) {
  const answer = useAnswer(path);
  return (
    <AnswerFrame answer={answer} label={label} hint={hint} resettable={false}>
      <TextField
        type="password"
        label={label}
        value={answer.value ?? ''}
        error={answer.problems.length > 0}
        autoComplete="new-password"
        onChange={({ target }) => answer.set(target.value)}
      />
    </AnswerFrame>
  );
}
