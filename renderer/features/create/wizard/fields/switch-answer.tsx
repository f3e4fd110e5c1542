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
  /** Where this host cannot do it: say why in `hint`. */
  disabled?: boolean;
}

/** On or off. */
export function SwitchAnswer<P extends PathTo<boolean>>({ path, label, hint, disabled = false }: Props<P>) {
  const answer = useAnswer(path as AnswerPath) as Answer<boolean>;
  return (
    <AnswerFrame answer={answer} label={label} hint={hint}>
      <FormControlLabel
        control={
          <Switch checked={answer.value ?? false} disabled={disabled} onChange={(_, on) => answer.set(on)} />
        }
        label={label}
      />
    </AnswerFrame>
  );
}
