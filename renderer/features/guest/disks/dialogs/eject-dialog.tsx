import { useState } from 'react';
import { diskWays } from '#renderer/api/disks.ts';
import { PlanDialog } from '#renderer/ui/plan/plan-dialog.tsx';
import { Tick } from '#renderer/ui/tick.tsx';
import type { DiskDialogProps } from './dialog-props.ts';

/** What is in a drive is taken out. */
export default function EjectDialog({
  guest,
  disk,
  force: forced = false,
  onClose,
  onStarted,
}: DiskDialogProps & { force?: boolean }) {
  const [force, setForce] = useState(forced);
  const runs = guest.state === 'running' || guest.state === 'paused';
  return (
    <PlanDialog
      {...diskWays(guest)}
      title={`Eject ${disk.target}`}
      guestName={guest.name}
      action={{ do: 'eject', disk: disk.target, force }}
      confirm="Eject"
      onClose={onClose}
      {...(onStarted && { onStarted })}
    >
      {runs && (
        <Tick
          label="Open the drive even if the guest has locked it"
          hint="What it is reading just then fails inside the guest."
          checked={force}
          onChange={setForce}
        />
      )}
    </PlanDialog>
  );
}
