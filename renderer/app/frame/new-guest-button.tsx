import AddIcon from '@mui/icons-material/Add';
import OpenIcon from '@mui/icons-material/ArrowDropDown';
import Button from '@mui/material/Button';
import ButtonGroup from '@mui/material/ButtonGroup';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { useRef, useState } from 'react';
import { KeyHint } from '#renderer/ui/key-hint.tsx';
import { runCommandById } from '../commands/run.ts';

const kinds: readonly { command: string; label: string; keys?: string }[] = [
  { command: 'guest.create', label: 'New machine', keys: 'N' },
  { command: 'guest.run', label: 'Run a container' },
  { command: 'guest.create-lxc', label: 'New Linux container' },
  { command: 'guest.import', label: 'Import…', keys: 'Shift+N' },
];

/** A new machine at once, or a guest of another kind from the menu beside it. */
export function NewGuestButton() {
  const group = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState(false);
  return (
    <>
      <ButtonGroup ref={group} variant="contained" color="primary">
        <Button startIcon={<AddIcon />} title="New guest (N)" onClick={() => runCommandById('guest.create')}>
          New guest
        </Button>
        <Button
          aria-label="Kinds of guests"
          aria-haspopup="menu"
          aria-expanded={open}
          sx={{ px: 0.5 }}
          onClick={() => setOpen(true)}
        >
          <OpenIcon />
        </Button>
      </ButtonGroup>
      <Menu
        open={open}
        anchorEl={() => group.current}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'right' }}
        transformOrigin={{ vertical: 'top', horizontal: 'right' }}
        onClose={() => setOpen(false)}
      >
        {kinds.map(({ command, label, keys }) => (
          <MenuItem
            key={command}
            sx={{ justifyContent: 'space-between', gap: 3 }}
            onClick={() => {
              setOpen(false);
              runCommandById(command);
            }}
          >
            {label}
            {keys !== undefined && <KeyHint keys={keys} />}
          </MenuItem>
        ))}
      </Menu>
    </>
  );
}
