import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { AnswerFrame } from '#renderer/ui/wizard/answer-frame.tsx';
import { useAnswer } from '../../wizard/use-answer.ts';
import { useOptions } from '../../wizard/use-options.ts';
import styles from './users-answer.module.css';

/** The keys that let a user in: the person's own to be ticked, others to be pasted. */
export function SshKeysAnswer({ at }: { at: number }) {
  const answer = useAnswer(`cloudInit.users.${at}.sshKeys`);
  const own = useOptions()?.sshKeys ?? [];
  const ownKeys = new Set(own.map(({ key }) => key));
  const chosen = answer.value ?? [];
  const others = chosen.filter(key => !ownKeys.has(key));
  const [typed, setTyped] = useState<string>();
  const put = (keys: string[]) => (keys.length === 0 ? answer.reset() : answer.set(keys));
  return (
    <AnswerFrame answer={answer} label="SSH keys" resettable={false}>
      {own.length > 0 && (
        <fieldset className={styles['keys']}>
          <legend>Your keys</legend>
          {own.map(({ key, comment, file }) => (
            <FormControlLabel
              key={key}
              control={
                <Checkbox
                  checked={chosen.includes(key)}
                  onChange={(_, on) => put(on ? [...chosen, key] : chosen.filter(each => each !== key))}
                />
              }
              label={
                <>
                  {comment} <code>{file}</code>
                </>
              }
            />
          ))}
        </fieldset>
      )}
      <TextField
        label="Other SSH keys, one a line"
        multiline
        minRows={1}
        maxRows={6}
        value={typed ?? others.join('\n')}
        placeholder="ssh-ed25519 AAAA…"
        slotProps={{ htmlInput: { spellCheck: false } }}
        onBlur={() => setTyped(undefined)}
        onChange={({ target }) => {
          setTyped(target.value);
          const keys = target.value.split('\n').map(key => key.trim());
          put([...chosen.filter(key => ownKeys.has(key)), ...keys.filter(key => key !== '')]);
        }}
      />
    </AnswerFrame>
  );
}
