import Button from '@mui/material/Button';
import type { ReactNode } from 'react';
import { useConnections } from '#renderer/api/live/connections.ts';
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
  // What stands in the way is that something is not connected.
  const blocked = useConnections(() => command?.blocked?.());
  if (command === undefined) return null;
  const { icon: Icon, title, keys } = command;
  const button = (
    <Button
      variant={primary ? 'contained' : 'outlined'}
      color={primary ? 'primary' : 'inherit'}
      startIcon={Icon && <Icon />}
      disabled={blocked !== undefined}
      title={keys?.[0] === undefined ? title : `${title} (${keys[0].replaceAll('+', ' ')})`}
      onClick={() => runCommand(command)}
    >
      {children ?? title}
    </Button>
  );
  // A button that is disabled shows no title of its own.
  return blocked === undefined ? button : <span title={blocked}>{button}</span>;
}
