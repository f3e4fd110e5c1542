import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import type { AgentState } from '#shared/contract/agent.ts';
import { CopyText } from '#renderer/ui/copy-text.tsx';
import { Section } from '#renderer/ui/section.tsx';
import styles from './agent.module.css';

/** A line to type, not a sentence to follow. */
const isCommand = (step: string) => /^[a-z][\w-]* /.test(step);

/** How to have an agent inside, by the system; the guest's own is chosen at first where it is known. */
export function InstallSection({ install }: { install: AgentState['install'] }) {
  const [system, setSystem] = useState(install[0]?.system ?? '');
  const steps = install.find(one => one.system === system)?.steps ?? [];
  return (
    <Section title="Install the agent">
      <div className={styles['install']}>
        <TextField
          select
          label="System inside the guest"
          value={system}
          onChange={event => setSystem(event.target.value)}
        >
          {install.map(one => (
            <MenuItem key={one.system} value={one.system}>
              {one.system}
            </MenuItem>
          ))}
        </TextField>
        <ol>
          {steps.map(step => (
            <li key={step}>{isCommand(step) ? <CopyText text={step} what="command" /> : step}</li>
          ))}
        </ol>
        <p className={styles['muted']}>
          The agent runs inside the guest and answers its host alone. Nothing is run in the guest by itself.
        </p>
      </div>
    </Section>
  );
}
