import CloseIcon from '@mui/icons-material/Close';
import MoreIcon from '@mui/icons-material/MoreHoriz';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { useState } from 'react';
import { StatusPill } from '#renderer/ui/status-pill.tsx';
import type { Network } from '#shared/contract/networks.ts';
import type { AskedAction } from '../action-dialog.tsx';
import { modeLabel } from '../words.ts';
import styles from './panel.module.css';

interface Props {
  network: Network;
  onAsk: (asked: AskedAction) => void;
  onClose: () => void;
}

/** Its name and state, and what can be done with it as a whole. */
export function NetworkHeader({ network, onAsk, onClose }: Props) {
  const { uuid, name, active, autostart, transient } = network;
  const [at, setAt] = useState<HTMLElement>();
  const ask = (action: AskedAction['action']) => {
    setAt(undefined);
    onAsk({ network, action });
  };
  return (
    <header className={styles['header']}>
      <h2 title={name}>{name}</h2>
      <div className={styles['pills']}>
        <StatusPill tone={active ? 'run' : 'off'} look={active ? 'running' : 'off'}>
          {active ? 'Running' : 'Off'}
        </StatusPill>
        <StatusPill tone="accent">{modeLabel(network)}</StatusPill>
        {autostart && <StatusPill tone="off">Starts with the host</StatusPill>}
        {transient && <StatusPill tone="pause">Transient</StatusPill>}
      </div>
      <div className={styles['actions']}>
        <Button
          variant={active ? 'outlined' : 'contained'}
          color={active ? 'inherit' : 'primary'}
          onClick={() => ask({ do: active ? 'stop' : 'start', uuid })}
        >
          {active ? 'Stop…' : 'Start…'}
        </Button>
        <IconButton
          aria-label={`More for ${name}`}
          aria-haspopup="menu"
          aria-expanded={at !== undefined}
          onClick={event => setAt(event.currentTarget)}
        >
          <MoreIcon fontSize="small" />
        </IconButton>
        <IconButton aria-label="Close" title="Close" onClick={onClose}>
          <CloseIcon fontSize="small" />
        </IconButton>
      </div>
      {at && (
        <Menu open anchorEl={at} onClose={() => setAt(undefined)}>
          {active && !transient && <MenuItem onClick={() => ask({ do: 'restart', uuid })}>Restart…</MenuItem>}
          {!transient && (
            <MenuItem onClick={() => ask({ do: 'autostart', uuid, on: !autostart })}>
              {autostart ? 'Do not start with the host…' : 'Start with the host…'}
            </MenuItem>
          )}
          <MenuItem onClick={() => ask({ do: 'delete', uuid })}>Delete…</MenuItem>
        </Menu>
      )}
    </header>
  );
}
