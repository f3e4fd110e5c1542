import Button from '@mui/material/Button';
import { AnswerRow } from '#renderer/ui/wizard/answer-row.tsx';
import { SwitchAnswer } from '../../wizard/fields/switch-answer.tsx';
import { TextAnswer } from '../../wizard/fields/text-answer.tsx';
import { useAnswer } from '../../wizard/use-answer.ts';
import { PasswordAnswer } from './password-answer.tsx';
import { SshKeysAnswer } from './ssh-keys-answer.tsx';
import styles from './users-answer.module.css';

interface Props {
  at: number;
  detailed: boolean;
  onRemove: () => void;
}

/** One user: name, password, keys, and whether they may do everything. */
export function UserFields({ at, detailed, onRemove }: Props) {
  const name = useAnswer(`cloudInit.users.${at}.name`).value;
  return (
    <section className={styles['user']} aria-label={`User ${name ?? at + 1}`}>
      <AnswerRow>
        <TextAnswer path={`cloudInit.users.${at}.name`} label="User name" resettable={false} />
        <PasswordAnswer at={at} />
        {detailed && (
          <TextAnswer
            path={`cloudInit.users.${at}.shell`}
            label="Shell"
            hint="Left empty, the system’s own."
            placeholder="/bin/bash"
            mono
          />
        )}
      </AnswerRow>
      <SshKeysAnswer at={at} />
      <footer>
        <SwitchAnswer
          path={`cloudInit.users.${at}.admin`}
          label="May do everything (sudo without a password)"
          resettable={false}
        />
        <Button onClick={onRemove}>Remove</Button>
      </footer>
    </section>
  );
}
