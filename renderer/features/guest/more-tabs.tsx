import ArrowIcon from '@mui/icons-material/ArrowDropDown';
import Button from '@mui/material/Button';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { useState } from 'react';
import { go } from '#renderer/app/go.ts';
import type { GuestTab } from './tabs.tsx';
import styles from './guest-panel.module.css';

/** Tabs for which the panel is too narrow. */
export function MoreTabs({ tabs }: { tabs: readonly GuestTab[] }) {
  const [at, setAt] = useState<HTMLElement | undefined>();
  const open = ({ link }: GuestTab) => {
    setAt(undefined);
    void go(link);
  };
  return (
    <>
      <Button
        className={styles['more'] ?? ''}
        variant="text"
        color="inherit"
        endIcon={<ArrowIcon />}
        aria-haspopup="menu"
        aria-expanded={at !== undefined}
        onClick={event => setAt(event.currentTarget)}
      >
        More
      </Button>
      <Menu open={at !== undefined} anchorEl={at ?? null} onClose={() => setAt(undefined)}>
        {tabs.map(tab => (
          <MenuItem key={tab.link.to + tab.label} onClick={() => open(tab)}>
            {tab.label}
          </MenuItem>
        ))}
      </Menu>
    </>
  );
}
