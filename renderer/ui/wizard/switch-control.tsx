import FormControlLabel from '@mui/material/FormControlLabel';
import Switch from '@mui/material/Switch';
import type { ReactNode } from 'react';
import type { Answer } from './answer.ts';
import { AnswerFrame } from './answer-frame.tsx';

interface Props {
  answer: Answer<boolean>;
  label: string;
  hint?: ReactNode;
  about?: ReactNode;
  /** Where this host cannot do it: say why in `hint`. */
  disabled?: boolean;
  /** False where no plan fills it in. */
  resettable?: boolean;
}

/** On or off. */
export function SwitchControl(props: Props) {
  const { answer, label, hint, about, disabled = false, resettable = true } = props;
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
