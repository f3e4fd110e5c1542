import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { planUpload, runUpload } from '#renderer/api/transfers.ts';
import { notifyFailure } from '#renderer/app/notifications/store.ts';
import { formatBytes } from '#renderer/ui/format.ts';
import { Labelled } from '#renderer/ui/labelled.tsx';
import { PlanDialog } from '#renderer/ui/plan/plan-dialog.tsx';
import type { LibraryItem, LibraryPool } from '#shared/contract/library.ts';
import type { UploadChoice } from '#shared/contract/transfers.ts';
import type { ConnectionId } from '#shared/contract/values.ts';

interface Props {
  connection: ConnectionId;
  item: LibraryItem;
  pools: readonly LibraryPool[];
  onClose: () => void;
}

/** A download of this computer becomes a volume of a host. */
export function BringDialog({ connection, item, pools, onClose }: Props) {
  const usable = pools.filter(({ active, files }) => active && files);
  const first = usable.find(({ name }) => name === 'default') ?? usable[0];
  const [pool, setPool] = useState(first?.name ?? '');
  const [volume, setVolume] = useState(item.name);
  const action: UploadChoice | undefined =
    pool === '' || volume === ''
      ? undefined
      : { connection, pool, volume, source: { from: 'path', path: item.path } };
  return (
    <PlanDialog
      title={`Bring “${item.name}” into a pool`}
      guestName={volume}
      action={action}
      planOf={planUpload}
      runOf={(choice, stamp) => runUpload(choice, stamp, undefined, notifyFailure)}
      confirm="Bring it in"
      onClose={onClose}
    >
      {problemOf => (
        <>
          <Labelled label="Pool" problem={problemOf('pool')}>
            {({ id }) => (
              <TextField
                select
                id={id}
                value={pool}
                onChange={({ target }) => setPool(target.value)}
                slotProps={{ htmlInput: { 'aria-label': 'Pool' } }}
              >
                {usable.map(({ name, free }) => (
                  <MenuItem key={name} value={name}>
                    {name}, {formatBytes(free)} free
                  </MenuItem>
                ))}
              </TextField>
            )}
          </Labelled>
          <Labelled label="Name" problem={problemOf('volume')}>
            {({ id, describedBy }) => (
              <TextField
                id={id}
                value={volume}
                onChange={({ target }) => setVolume(target.value)}
                slotProps={{ htmlInput: { 'aria-describedby': describedBy, spellCheck: false } }}
              />
            )}
          </Labelled>
        </>
      )}
    </PlanDialog>
  );
}
