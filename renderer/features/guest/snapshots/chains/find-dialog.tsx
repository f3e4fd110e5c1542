import TextField from '@mui/material/TextField';
import { useState } from 'react';
import type { Guest } from '#shared/contract/guests.ts';
import type { SnapshotAction } from '#shared/contract/snapshots.ts';
import { snapshotWays } from '#renderer/api/snapshots.ts';
import { PlanDialog } from '#renderer/ui/plan/plan-dialog.tsx';

interface Props {
  guest: Guest;
  disk: string;
  layer: string;
  missing: string;
  onClose: () => void;
}

/** Tells a layer where the file it stands on is now. */
export function FindDialog({ guest, disk, layer, missing, onClose }: Props) {
  const [onto, setOnto] = useState(missing);
  const action: SnapshotAction | undefined =
    onto.startsWith('/') && onto !== missing ? { do: 'rebase', disk, layer, onto } : undefined;
  return (
    <PlanDialog
      title={`Where is the file that ${disk} stands on?`}
      guestName={guest.name}
      action={action}
      {...snapshotWays(guest)}
      confirm="Use it"
      onClose={onClose}
    >
      {problemOf => (
        <TextField
          autoFocus
          fullWidth
          label="Path of the same file, on the guest’s host"
          value={onto}
          error={problemOf('onto') !== undefined}
          helperText={problemOf('onto') ?? 'It has to hold exactly what the missing one held.'}
          onChange={event => setOnto(event.target.value)}
          slotProps={{ htmlInput: { spellCheck: false, autoComplete: 'off' } }}
        />
      )}
    </PlanDialog>
  );
}
