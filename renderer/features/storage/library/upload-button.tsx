import UploadIcon from '@mui/icons-material/UploadOutlined';
import Button from '@mui/material/Button';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { Suspense, useState } from 'react';
import { formatBytes } from '#renderer/ui/format.ts';
import { lazy } from '#renderer/ui/lazy.ts';
import type { LibraryPool } from '#shared/contract/library.ts';
import type { ConnectionId } from '#shared/contract/values.ts';

const UploadDialog = lazy(async () => ({
  default: (await import('../transfers/upload-dialog.tsx')).UploadDialog,
}));

/** Brings a file into a pool of the host, which is asked for where there are several. */
export function UploadButton({
  connection,
  pools,
}: {
  connection: ConnectionId;
  pools: readonly LibraryPool[];
}) {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [pool, setPool] = useState<string>();
  const usable = pools.filter(({ active, files }) => active && files);
  const [only] = usable;
  return (
    <>
      <Button
        variant="contained"
        color="primary"
        startIcon={<UploadIcon />}
        disabled={only === undefined}
        title={only === undefined ? 'No active pool of this host holds files' : undefined}
        onClick={event => (usable.length === 1 ? setPool(only?.name) : setAnchor(event.currentTarget))}
      >
        Upload…
      </Button>
      <Menu open={anchor !== null} anchorEl={anchor} onClose={() => setAnchor(null)}>
        {usable.map(({ name, free }) => (
          <MenuItem
            key={name}
            onClick={() => {
              setAnchor(null);
              setPool(name);
            }}
          >
            To {name}, {formatBytes(free)} free
          </MenuItem>
        ))}
      </Menu>
      {pool !== undefined && (
        <Suspense fallback={null}>
          <UploadDialog connection={connection} pool={pool} onClose={() => setPool(undefined)} />
        </Suspense>
      )}
    </>
  );
}
