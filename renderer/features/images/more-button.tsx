import MoreIcon from '@mui/icons-material/MoreHoriz';
import IconButton from '@mui/material/IconButton';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { useState } from 'react';
import type { Asked } from './dialogs/image-dialogs.tsx';

const entries: readonly (readonly [Exclude<Asked, 'pull'>, string])[] = [
  ['build', 'Build from a folder…'],
  ['load', 'Load from a file…'],
  ['import', 'Import a tree of files…'],
  ['prune', 'Prune…'],
];

/** What is done more seldom than to pull. */
export function MoreButton({ onAsk }: { onAsk: (asked: Asked) => void }) {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  return (
    <>
      <IconButton
        aria-label="More…"
        title="More…"
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        onClick={event => setAnchor(event.currentTarget)}
      >
        <MoreIcon />
      </IconButton>
      <Menu open={anchor !== null} anchorEl={anchor} onClose={() => setAnchor(null)}>
        {entries.map(([asked, label]) => (
          <MenuItem
            key={asked}
            onClick={() => {
              setAnchor(null);
              onAsk(asked);
            }}
          >
            {label}
          </MenuItem>
        ))}
      </Menu>
    </>
  );
}
