import Button from '@mui/material/Button';
import { useState } from 'react';
import { AnswerFrame } from '#renderer/ui/wizard/answer-frame.tsx';
import { useAnswer } from '../../wizard/use-answer.ts';
import { useLook } from '../../wizard/use-look.ts';
import { SystemDialog } from './system-dialog.tsx';
import { useSystemLabel } from './use-systems.ts';
import styles from './system-answer.module.css';

/** The operating system: recognised from the source, or chosen from those osinfo knows. */
export function SystemAnswer() {
  const answer = useAnswer('osId');
  const { look, looking } = useLook();
  const [choosing, setChoosing] = useState(false);
  const chosenLabel = useSystemLabel(answer.value);
  const recognised = look?.os;
  const label = answer.chosen ? chosenLabel : (recognised?.label ?? chosenLabel);
  const why = looking ? 'Looking at it…' : (answer.reason ?? hint);
  return (
    <AnswerFrame answer={{ ...answer, reason: undefined }} label="System" hint={!answer.chosen && why}>
      <div className={styles['system']}>
        <span className={styles['name']}>System</span>
        <span className={styles['value']}>{label ?? 'Any, nothing known of it'}</span>
        <Button onClick={() => setChoosing(true)}>{label === undefined ? 'Choose…' : 'Change…'}</Button>
      </div>
      {choosing && (
        <SystemDialog
          chosen={answer.value ?? recognised?.id}
          onPick={id => {
            answer.set(id);
            setChoosing(false);
          }}
          onClose={() => setChoosing(false)}
        />
      )}
    </AnswerFrame>
  );
}

const hint = 'What it needs and what it can use is filled in by it: choose it where it is not recognised.';
