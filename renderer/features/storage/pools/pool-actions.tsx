import MoreIcon from '@mui/icons-material/MoreHoriz';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { useState } from 'react';
import { useStale } from '#renderer/api/live/connections.ts';
import type { Pool, PoolAction, PoolDetails } from '#shared/contract/pools.ts';
import type { ConnectionId } from '#shared/contract/values.ts';
import { kindOfPool } from '#shared/domain/pools/kinds.ts';
import { ActDialog } from './act-dialog.tsx';
import { DeleteDialog } from './delete-dialog.tsx';
import { EditDialog } from './edit-dialog.tsx';
import styles from './pools.module.css';

interface Props {
  connection: ConnectionId;
  pool: Pool;
  details: PoolDetails | undefined;
}

type Asked = { readonly act: PoolAction } | 'edit' | 'delete';

/** What can be done to a pool now. Each is shown as a plan first. */
export function PoolActions({ connection, pool, details }: Props) {
  const [asked, setAsked] = useState<Asked>();
  const [anchor, setAnchor] = useState<HTMLElement>();
  const off = useStale(connection) || pool.silentSince !== undefined;
  const { name, state, autostart, lasting } = pool;
  const stopped = state === 'stopped';
  const kind = kindOfPool(pool.type);
  const ask = (next: Asked) => () => {
    setAnchor(undefined);
    setAsked(next);
  };
  const close = () => setAsked(undefined);
  return (
    <div className={styles['actions']}>
      {stopped ? (
        <Button
          variant="contained"
          color="primary"
          disabled={off}
          onClick={ask({ act: { do: 'start', pool: name, build: 'no' } })}
        >
          Start…
        </Button>
      ) : (
        <Button disabled={off} onClick={ask({ act: { do: 'stop', pool: name } })}>
          Stop…
        </Button>
      )}
      <Button disabled={off || stopped} onClick={ask({ act: { do: 'refresh', pool: name } })}>
        Look again…
      </Button>
      <Button disabled={off || !lasting || !kind || !details} onClick={ask('edit')}>
        Change…
      </Button>
      <IconButton
        aria-label="More to do with the pool"
        aria-haspopup="menu"
        onClick={({ currentTarget }) => setAnchor(currentTarget)}
      >
        <MoreIcon />
      </IconButton>
      <Menu open={anchor !== undefined} anchorEl={anchor ?? null} onClose={() => setAnchor(undefined)}>
        <MenuItem
          disabled={off || !lasting}
          onClick={ask({ act: { do: 'autostart', pool: name, on: !autostart } })}
        >
          {autostart ? 'Do not start with the host…' : 'Start with the host…'}
        </MenuItem>
        {(kind?.making || kind?.folder) && (
          <MenuItem
            disabled={off || !stopped}
            onClick={ask({ act: { do: 'build', pool: name, overwrite: false } })}
          >
            {kind.making ? `${kind.making.label}…` : 'Make its folder…'}
          </MenuItem>
        )}
        <MenuItem disabled={off} onClick={ask('delete')}>
          Remove or delete…
        </MenuItem>
      </Menu>
      {asked === 'edit' && details && (
        <EditDialog connection={connection} pool={pool} details={details} onClose={close} />
      )}
      {asked === 'delete' && <DeleteDialog connection={connection} pool={pool} onClose={close} />}
      {typeof asked === 'object' && (
        <ActDialog connection={connection} pool={pool} first={asked.act} onClose={close} />
      )}
    </div>
  );
}
