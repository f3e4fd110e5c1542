import Button from '@mui/material/Button';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { useState, type FormEvent } from 'react';
import { Attention } from '#renderer/ui/attention.tsx';
import type { Container } from '#shared/contract/containers.ts';
import type { Surroundings } from './use-surroundings.ts';
import type { Entered } from './shell-session.ts';
import styles from './shell.module.css';

interface Props {
  container: Container;
  surroundings: Surroundings;
  onEnter: (entered: Entered) => void;
}

const OTHER = 'other';

/** Which program is started inside, as whom and where; or the main process instead. */
export function ShellForm({ container, surroundings, onEnter }: Props) {
  const { shells } = surroundings;
  const [chosen, setChosen] = useState(shells[0] ?? OTHER);
  const [command, setCommand] = useState('');
  const [user, setUser] = useState('');
  const [directory, setDirectory] = useState('');
  const words = chosen === OTHER ? command.split(/\s+/).filter(Boolean) : [chosen];

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (words.length === 0) return;
    onEnter({
      kind: 'shell',
      choice: { command: words, ...(user && { user }), ...(directory && { directory }) },
    });
  };

  return (
    <div className={styles['choose']}>
      <form className={styles['form']} onSubmit={submit} aria-label="A shell inside">
        <h2>A shell inside {container.name}</h2>
        {shells.length === 0 && (
          <Attention
            what="There is no shell inside that Innkeeper knows."
            why="Images of a single program hold none. Another program can be started, or copy a static busybox in first."
          />
        )}
        <TextField
          select
          fullWidth
          label="Program"
          value={chosen}
          onChange={({ target }) => setChosen(target.value)}
        >
          {shells.map(path => (
            <MenuItem key={path} value={path}>
              {path}
            </MenuItem>
          ))}
          <MenuItem value={OTHER}>Another…</MenuItem>
        </TextField>
        {chosen === OTHER && (
          <TextField
            fullWidth
            label="Command"
            value={command}
            helperText="Words apart by spaces; no shell reads it."
            slotProps={{ htmlInput: { spellCheck: false } }}
            onChange={event => setCommand(event.target.value)}
          />
        )}
        <TextField
          fullWidth
          label="User"
          value={user}
          placeholder={surroundings.user ?? 'root'}
          helperText="A name or a number of the container’s own; that of the container when empty."
          slotProps={{ htmlInput: { spellCheck: false }, inputLabel: { shrink: true } }}
          onChange={event => setUser(event.target.value)}
        />
        <TextField
          fullWidth
          label="Folder"
          value={directory}
          placeholder={surroundings.directory ?? '/'}
          error={directory !== '' && !directory.startsWith('/')}
          slotProps={{ htmlInput: { spellCheck: false }, inputLabel: { shrink: true } }}
          onChange={event => setDirectory(event.target.value)}
        />
        <Button
          type="submit"
          variant="contained"
          color="primary"
          disabled={words.length === 0 || (directory !== '' && !directory.startsWith('/'))}
        >
          Open
        </Button>
      </form>
      <section className={styles['form']} aria-label="The main process">
        <h2>The main process</h2>
        <p>{attachWords(surroundings)}</p>
        <Button onClick={() => onEnter({ kind: 'attach' })}>Attach</Button>
      </section>
    </div>
  );
}

function attachWords({ tty, input, inputEnds }: Surroundings): string {
  if (!input)
    return 'It takes no input: you see what it prints from now on. The log has what it printed before.';
  if (inputEnds && !tty)
    return 'What you type goes to it. Its input ends for good when you leave, as it was made: most programs end then.';
  return 'What you type goes to it, Ctrl+C too, which ends most programs and the container with it.';
}
