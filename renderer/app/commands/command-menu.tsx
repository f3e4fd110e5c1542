import Divider from '@mui/material/Divider';
import ListItemIcon from '@mui/material/ListItemIcon';
import Menu, { type MenuProps } from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { KeyHint } from '#renderer/ui/key-hint.tsx';
import { isListed, useCommandRegistry, type Command } from './registry.ts';
import { runCommand } from './run.ts';
import styles from './command-menu.module.css';

interface Props {
  /** Command ids in groups; a line is drawn between the groups. */
  groups: readonly (readonly string[])[];
  /** The element it hangs on, or the point it opens at. */
  at: HTMLElement | { x: number; y: number };
  onClose: () => void;
  /** Instead of the registry's: commands about one particular thing. */
  commands?: readonly Command[];
}

/** A menu of those commands that can be run now. */
export function CommandMenu({ groups, at, onClose, commands }: Props) {
  const registry = useCommandRegistry(state => state.commands);
  const known = commands === undefined ? registry : new Map(commands.map(each => [each.id, each]));
  const offered = groups
    .map(ids => ids.flatMap(id => known.get(id) ?? []).filter(isListed))
    .filter(group => group.length > 0);
  const blocked = new Set(offered.flat().flatMap(command => command.blocked?.() ?? []));
  const place: Partial<MenuProps> =
    at instanceof HTMLElement
      ? {
          anchorEl: at,
          anchorOrigin: { vertical: 'bottom', horizontal: 'right' },
          transformOrigin: { vertical: 'top', horizontal: 'right' },
        }
      : { anchorReference: 'anchorPosition', anchorPosition: { top: at.y, left: at.x } };
  return (
    <Menu open onClose={onClose} {...place} onContextMenu={event => event.preventDefault()}>
      {[...blocked].map(why => (
        <li key={why} className={styles['why']} role="presentation">
          {why}
        </li>
      ))}
      {offered.flatMap((group, index) => [
        ...(index > 0 ? [<Divider key={`line-${index}`} />] : []),
        ...group.map(command => {
          const { id, icon: Icon, title, keys } = command;
          return (
            <MenuItem
              key={id}
              className={styles['item'] ?? ''}
              disabled={command.blocked?.() !== undefined}
              onClick={() => {
                onClose();
                runCommand(command);
              }}
            >
              <ListItemIcon>{Icon && <Icon />}</ListItemIcon>
              <span className={styles['title']}>{title}</span>
              {keys?.[0] !== undefined && <KeyHint keys={keys[0]} />}
            </MenuItem>
          );
        }),
      ])}
    </Menu>
  );
}
