import ArrowIcon from '@mui/icons-material/ArrowDropDown';
import Button from '@mui/material/Button';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { useState } from 'react';
import { go } from '#renderer/app/go.ts';
import type { PanelTab } from './panel-tabs.tsx';
import styles from './side-panel.module.css';

/** Tabs for which the panel is too narrow. */
export function MoreTabs({ tabs }: { tabs: readonly PanelTab[] }) {
  const [at, setAt] = useState<HTMLElement | undefined>();
  const open = ({ link }: PanelTab) => {
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
          <MenuItem key={tab.id} onClick={() => open(tab)}>
            {tab.label}
          </MenuItem>
        ))}
      </Menu>
    </>
  );
}
