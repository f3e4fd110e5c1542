import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import type { Guest } from '#shared/contract/guests.ts';
import type { Snapshot, SnapshotAction } from '#shared/contract/snapshots.ts';
import { guestNameSchema } from '#shared/contract/values.ts';
import { useHostOptions } from '#renderer/api/host-options.ts';
import { snapshotWays } from '#renderer/api/snapshots.ts';
import { formatBytes } from '#renderer/ui/format.ts';
import { PlanDialog } from '#renderer/ui/plan/plan-dialog.tsx';
import { nameOfExport } from './names.ts';
import { NameField } from './text-fields.tsx';
import styles from './dialogs.module.css';

/** Beside the guest's own disks. */
const beside = '';

/** A guest of its own, as this one was then. */
export function ExportDialog({
  guest,
  snapshot,
  onClose,
}: {
  guest: Guest;
  snapshot: Snapshot;
  onClose: () => void;
}) {
  const [name, setName] = useState(() => nameOfExport(guest.name, snapshot.name));
  const [pool, setPool] = useState(beside);
  const pools = useHostOptions(guest.connection)?.pools.filter(({ active }) => active) ?? [];
  const action: SnapshotAction | undefined = guestNameSchema.safeParse(name).success
    ? { do: 'export', snapshot: snapshot.name, name, ...(pool === beside ? {} : { pool }) }
    : undefined;
  return (
    <PlanDialog
      title={`Make a guest of “${snapshot.name}”`}
      guestName={guest.name}
      action={action}
      {...snapshotWays(guest)}
      confirm="Make it"
      onClose={onClose}
    >
      {problemOf => (
        <>
          <p className={styles['muted']}>
            Its disks are copied whole, so that the new guest needs nothing of this one.
          </p>
          <NameField
            label="Name of the new guest"
            value={name}
            problem={problemOf('name')}
            onChange={setName}
          />
          <TextField
            select
            fullWidth
            label="Where its disks go"
            value={pool}
            error={problemOf('pool') !== undefined}
            helperText={problemOf('pool')}
            onChange={event => setPool(event.target.value)}
            slotProps={{ select: { displayEmpty: true }, inputLabel: { shrink: true } }}
          >
            <MenuItem value={beside}>Beside the disks of this guest</MenuItem>
            {pools.map(each => (
              <MenuItem key={each.name} value={each.name}>
                {each.name}, {formatBytes(each.free)} free
              </MenuItem>
            ))}
          </TextField>
        </>
      )}
    </PlanDialog>
  );
}
