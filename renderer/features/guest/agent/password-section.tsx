import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { useId, useState } from 'react';
import type { AgentState } from '#shared/contract/agent.ts';
import type { Guest } from '#shared/contract/guests.ts';
import { setPassword } from '#renderer/api/agent.ts';
import { Section } from '#renderer/ui/section.tsx';
import styles from './agent.module.css';
import { useAgentAction } from './use-agent-action.ts';

interface Props {
  guest: Guest;
  users: NonNullable<AgentState['users']>;
}

/** Gives a user of the guest another password; it is kept nowhere. */
export function PasswordSection({ guest, users }: Props) {
  const { busy, run } = useAgentAction(guest);
  const known = useId();
  const [user, setUser] = useState(users[0]?.name ?? '');
  const [password, setTyped] = useState('');
  const set = async () => {
    const done = await run(async () => {
      await setPassword(guest, user.trim(), password);
      return `“${user.trim()}” has a new password in “${guest.name}”.`;
    });
    if (done) setTyped('');
  };
  return (
    <Section title="Password">
      <form
        className={styles['password']}
        onSubmit={event => {
          event.preventDefault();
          void set();
        }}
      >
        <TextField
          label="User inside the guest"
          value={user}
          onChange={event => setUser(event.target.value)}
          slotProps={{ htmlInput: { list: known, maxLength: 256, autoComplete: 'off', spellCheck: false } }}
        />
        <datalist id={known}>
          {[...new Set(users.map(({ name }) => name))].map(name => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
        </datalist>
        <TextField
          label="New password"
          type="password"
          value={password}
          onChange={event => setTyped(event.target.value)}
          slotProps={{ htmlInput: { maxLength: 1024, autoComplete: 'new-password' } }}
        />
        <Button type="submit" disabled={busy || user.trim() === '' || password === ''}>
          Set password
        </Button>
      </form>
    </Section>
  );
}
