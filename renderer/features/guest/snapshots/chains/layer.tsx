import MoreIcon from '@mui/icons-material/MoreHoriz';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { useState } from 'react';
import type { DiskChain } from '#shared/contract/snapshots.ts';
import { CopyText } from '#renderer/ui/copy-text.tsx';
import { countOf, formatBytes } from '#renderer/ui/format.ts';
import { StateIcon } from '#renderer/ui/state-icon.tsx';
import type { LayerAction } from './layer-actions.ts';
import styles from './chains.module.css';

const places = {
  written: 'The guest writes this',
  between: 'Read only',
  base: 'The base, read only',
} as const;

/** More names than these say nothing: how many there are does. */
const namesShown = 3;

function holds(snapshots: readonly string[]): string {
  const names = snapshots.slice(0, namesShown).map(name => `“${name}”`);
  const more = snapshots.length - names.length;
  return `Snapshots in it: ${names.join(', ')}${more > 0 ? ` and ${countOf(more, 'other')}` : ''}`;
}

interface Props {
  layer: DiskChain['layers'][number];
  place: keyof typeof places;
  actions: readonly LayerAction[];
  blocked: string | undefined;
  onAction: (action: LayerAction) => void;
  onFind: (() => void) | undefined;
}

/** One file of a disk: what it takes, which snapshots it is, and who else needs it. */
export function Layer({ layer, place, actions, blocked, onAction, onFind }: Props) {
  const { path, format, allocation, missing, snapshots, usedBy } = layer;
  const [at, setAt] = useState<HTMLElement | undefined>();
  return (
    <li className={styles['layer']} data-missing={missing || undefined}>
      <div className={styles['head']}>
        <span>
          {missing ? (
            <strong>
              <StateIcon look="error" /> This file is not there
            </strong>
          ) : (
            places[place]
          )}
        </span>
        <span>
          {[format, allocation !== undefined && formatBytes(allocation)].filter(Boolean).join(' · ')}
        </span>
        {actions.length > 0 && (
          <IconButton
            aria-label={`What to do with ${path}`}
            aria-haspopup="menu"
            aria-expanded={at !== undefined}
            disabled={blocked !== undefined}
            title={blocked}
            onClick={event => setAt(event.currentTarget)}
          >
            <MoreIcon />
          </IconButton>
        )}
      </div>
      <CopyText text={path} what={`path ${path}`} cut="middle" />
      {snapshots.length > 0 && <p title={snapshots.join('\n')}>{holds(snapshots)}</p>}
      {usedBy.length > 0 && <p>Also needed by {usedBy.join(', ')}</p>}
      {missing && !onFind && <p>Bring it back to its place, or give the disk another file under Hardware.</p>}
      {onFind && (
        <Button disabled={blocked !== undefined} onClick={onFind}>
          Tell where it is…
        </Button>
      )}
      {at && (
        <Menu open anchorEl={at} onClose={() => setAt(undefined)}>
          {actions.map(action => (
            <MenuItem
              key={action.label}
              onClick={() => {
                setAt(undefined);
                onAction(action);
              }}
            >
              {action.label}
            </MenuItem>
          ))}
        </Menu>
      )}
    </li>
  );
}
