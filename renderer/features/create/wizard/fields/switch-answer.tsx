import FormControlLabel from '@mui/material/FormControlLabel';
import Switch from '@mui/material/Switch';
import type { ReactNode } from 'react';
import type { AnswerPath, PathTo } from '../answer-path.ts';
import { useAnswer, type Answer } from '../use-answer.ts';
import { AnswerFrame } from './answer-frame.tsx';

interface Props<P extends PathTo<boolean>> {
  path: P;
  label: string;
  hint?: ReactNode;
  about?: ReactNode;
  /** Where this host cannot do it: say why in `hint`. */
  disabled?: boolean;
  /** False where no plan fills it in. */
  resettable?: boolean;
}

/** On or off. */
export function SwitchAnswer<P extends PathTo<boolean>>(props: Props<P>) {
  const { path, label, hint, about, disabled = false, resettable = true } = props;
  const answer = useAnswer(path as AnswerPath) as Answer<boolean>;
  return (
    <AnswerFrame {...{ answer, label, hint, about, resettable }}>
      <FormControlLabel
        control={
          <Switch checked={answer.value ?? false} disabled={disabled} onChange={(_, on) => answer.set(on)} />
        }
        label={label}
      />
    </AnswerFrame>
  );
}
