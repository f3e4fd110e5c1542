import AddIcon from '@mui/icons-material/Add';
import Button from '@mui/material/Button';
import { useAnswer } from '../../wizard/use-answer.ts';
import { AnswerFrame } from '#renderer/ui/wizard/answer-frame.tsx';
import { useOptions } from '../../wizard/use-options.ts';
import { UserFields } from './user-fields.tsx';
import styles from './users-answer.module.css';

/** The users cloud-init makes. Without one nobody can log in. `detailed` asks what most people never change. */
export function UsersAnswer({ detailed = false }: { detailed?: boolean }) {
  const answer = useAnswer('cloudInit.users');
  const keys = useOptions()?.sshKeys ?? [];
  const users = answer.value ?? [];
  const add = () => {
    const sshKeys = keys.map(({ key }) => key);
    const name = users.length === 0 ? 'admin' : `user${users.length + 1}`;
    const user = { name, admin: users.length === 0, ...(sshKeys.length > 0 && { sshKeys }) };
    answer.set([...users, user]);
  };
  const remove = (index: number) => {
    const left = users.filter((_, at) => at !== index);
    if (left.length === 0) answer.reset();
    else answer.set(left);
  };
  return (
    <AnswerFrame answer={{ ...answer, problems: [] }} label="Users" resettable={false}>
      <div className={styles['users']}>
        {users.map((_, index) => (
          // Users have no other identity than their place: their names are being typed.
          // oxlint-disable-next-line react/no-array-index-key
          <UserFields key={index} at={index} detailed={detailed} onRemove={() => remove(index)} />
        ))}
      </div>
      {users.length === 0 && (
        <p className={styles['hint']}>
          A cloud image has no password of its own: give it a user, or nobody can log in.
        </p>
      )}
      <Button startIcon={<AddIcon />} onClick={add}>
        Add a user
      </Button>
    </AnswerFrame>
  );
}
