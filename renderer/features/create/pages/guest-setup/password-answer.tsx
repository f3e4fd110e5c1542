import TextField from '@mui/material/TextField';
import { useEffect, useState } from 'react';
import { api } from '#renderer/api/client.ts';
import { notifyFailure } from '#renderer/app/notifications/store.ts';
import { AnswerFrame } from '#renderer/ui/wizard/answer-frame.tsx';
import { useAnswer } from '../../wizard/use-answer.ts';
import { useSettled } from '#renderer/ui/use-settled.ts';

/** Stands for a hash that is being made: no guest is made until it is there. */
const making = 'making';

/** A user's password. Only its hash becomes an answer; the password itself is forgotten with this field. */
export function PasswordAnswer({ at }: { at: number }) {
  const answer = useAnswer(`cloudInit.users.${at}.passwordHash`);
  const { set } = answer;
  const [typed, setTyped] = useState('');
  const settled = useSettled(typed, 200);
  useEffect(() => {
    if (settled === '') return undefined;
    const stop = new AbortController();
    api.create
      .hashPassword({ password: settled }, { signal: stop.signal })
      .then(({ hash }) => stop.signal.aborted || set(hash), notifyFailure);
    return () => stop.abort();
  }, [settled, set]);
  const has = answer.chosen && answer.value !== making;
  return (
    <AnswerFrame
      answer={{
        ...answer,
        problems: [],
        reset: () => {
          setTyped('');
          answer.reset();
        },
      }}
      label="Password"
      resettable={false}
      hint={has ? 'Kept as a hash only.' : 'None: this user logs in with a key.'}
    >
      <TextField
        type="password"
        label="Password"
        value={typed}
        placeholder={has ? 'As set' : ''}
        autoComplete="new-password"
        onChange={({ target }) => {
          setTyped(target.value);
          if (target.value === '') answer.reset();
          else set(making);
        }}
      />
    </AnswerFrame>
  );
}
