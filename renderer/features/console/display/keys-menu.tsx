import ExpandMoreIcon from '@mui/icons-material/ExpandMore';
import KeyboardIcon from '@mui/icons-material/KeyboardOutlined';
import Button from '@mui/material/Button';
import Divider from '@mui/material/Divider';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { useState } from 'react';
import { ComposeKeys } from './compose-keys.tsx';
import { chordLabel, commonChords, consoleSwitches, type Chord } from './keys.ts';

/** Keys that the browser or the desktop would take for itself, sent by name. */
export function KeysMenu({ onSend, disabled }: { onSend: (keys: Chord) => void; disabled: boolean }) {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [composing, setComposing] = useState(false);
  const item = (keys: Chord) => (
    <MenuItem
      key={chordLabel(keys)}
      onClick={() => {
        setAnchor(null);
        onSend(keys);
      }}
    >
      {chordLabel(keys)}
    </MenuItem>
  );
  return (
    <>
      <Button
        startIcon={<KeyboardIcon />}
        endIcon={<ExpandMoreIcon />}
        disabled={disabled}
        aria-haspopup="menu"
        onClick={event => setAnchor(event.currentTarget)}
      >
        Send keys
      </Button>
      <Menu open={anchor !== null} anchorEl={anchor} onClose={() => setAnchor(null)}>
        {commonChords.map(item)}
        <Divider />
        {consoleSwitches.map(item)}
        <Divider />
        <MenuItem
          onClick={() => {
            setAnchor(null);
            setComposing(true);
          }}
        >
          Another combination…
        </MenuItem>
      </Menu>
      {composing && <ComposeKeys onSend={onSend} onClose={() => setComposing(false)} />}
    </>
  );
}
