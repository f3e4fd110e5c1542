import { useState } from 'react';
import { GiB } from '#shared/domain/units.ts';
import { diskWays } from '#renderer/api/disks.ts';
import { PlanDialog } from '#renderer/ui/plan/plan-dialog.tsx';
import { formatBytes } from '#renderer/ui/format.ts';
import { SizeField } from '#renderer/ui/size-field.tsx';
import type { DiskDialogProps } from './dialog-props.ts';

/** A disk is made bigger. */
export default function GrowDialog({ guest, disk, onClose }: DiskDialogProps) {
  const { target, capacity = GiB, roomLeft = 100 * GiB } = disk;
  const [size, setSize] = useState<number | undefined>(capacity);
  const action =
    size === undefined || size === capacity ? undefined : ({ do: 'grow', disk: target, size } as const);
  return (
    <PlanDialog
      {...diskWays(guest)}
      title={`Grow ${target}`}
      guestName={guest.name}
      action={action}
      confirm="Grow"
      onClose={onClose}
    >
      {problemOf => (
        <SizeField
          start={capacity}
          hint={`It is ${formatBytes(capacity)} now.`}
          least={capacity}
          most={capacity + roomLeft}
          problem={action && problemOf('size')}
          onChange={setSize}
        />
      )}
    </PlanDialog>
  );
}
