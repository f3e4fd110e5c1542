import Button from '@mui/material/Button';
import type { ReactNode } from 'react';
import { useCommandRegistry } from './registry.ts';
import { runCommand } from './run.ts';

interface Props {
  id: string;
  primary?: boolean;
  /** Instead of the command's own title. */
  children?: ReactNode;
}

/** A command as a button, with its shortcut in the tooltip. Nothing while nobody offers it. */
export function CommandButton({ id, primary = false, children }: Props) {
  const command = useCommandRegistry(state => state.commands.get(id));
  if (command === undefined) return null;
  const { icon: Icon, title, keys } = command;
  return (
    <Button
      variant={primary ? 'contained' : 'outlined'}
      color={primary ? 'primary' : 'inherit'}
      startIcon={Icon && <Icon />}
      title={keys?.[0] === undefined ? title : `${title} (${keys[0].replaceAll('+', ' ')})`}
      onClick={() => runCommand(command)}
    >
      {children ?? title}
    </Button>
  );
}
