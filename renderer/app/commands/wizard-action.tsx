import Button from '@mui/material/Button';
import type { ReactNode } from 'react';
import { keyLabels } from '#renderer/ui/key-labels.ts';
import type { Command } from './registry.ts';
import { runCommand } from './run.ts';

interface Props {
  command: Command | undefined;
  /** What stands in its way now: whoever draws it follows what that depends on. */
  blocked: string | undefined;
  primary?: boolean | undefined;
  children: ReactNode;
}

/** A command of a wizard as a button, with its shortcut or what stands in its way in the tooltip. */
export function WizardAction({ command, blocked, primary, children }: Props) {
  if (command === undefined || command.available?.() === false) return null;
  const keys = command.keys?.[0];
  return (
    // A button that is disabled shows no title of its own.
    <span
      title={
        blocked ?? (keys === undefined ? command.title : `${command.title} (${keyLabels(keys).join(' ')})`)
      }
    >
      <Button
        variant={primary ? 'contained' : 'outlined'}
        color={primary ? 'primary' : 'inherit'}
        disabled={blocked !== undefined}
        onClick={() => runCommand(command)}
      >
        {children}
      </Button>
    </span>
  );
}
