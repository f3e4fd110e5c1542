import Button from '@mui/material/Button';
import MoreIcon from '@mui/icons-material/MoreHoriz';
import IconButton from '@mui/material/IconButton';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { useState } from 'react';
import styles from './details.module.css';

export type ToSnapshot = 'return' | 'branch' | 'edit' | 'export' | 'delete' | 'delete-children';
export type DoTo = (action: ToSnapshot) => void;

interface Props {
  hasChildren: boolean;
  /** Why nothing can be changed now. */
  blocked: string | undefined;
  doTo: DoTo;
}

export function DetailActions({ hasChildren, blocked, doTo }: Props) {
  const [at, setAt] = useState<HTMLElement | undefined>();
  const close = () => setAt(undefined);
  const item = (action: ToSnapshot, label: string) => (
    <MenuItem
      key={action}
      onClick={() => {
        close();
        doTo(action);
      }}
    >
      {label}
    </MenuItem>
  );
  const disabled = blocked !== undefined;
  return (
    <div className={styles['actions']} title={blocked}>
      <Button variant="contained" color="primary" disabled={disabled} onClick={() => doTo('return')}>
        Return to it…
      </Button>
      <Button disabled={disabled} onClick={() => doTo('branch')}>
        Branch from here…
      </Button>
      <Button disabled={disabled} onClick={() => doTo('edit')}>
        Edit…
      </Button>
      <IconButton
        aria-label="More to do with this snapshot"
        aria-haspopup="menu"
        aria-expanded={at !== undefined}
        disabled={disabled}
        onClick={event => setAt(event.currentTarget)}
      >
        <MoreIcon />
      </IconButton>
      {at && (
        <Menu open anchorEl={at} onClose={close}>
          {item('export', 'Make a guest of it…')}
          {item('delete', 'Delete…')}
          {hasChildren && item('delete-children', 'Delete it and all that follow…')}
        </Menu>
      )}
    </div>
  );
}
