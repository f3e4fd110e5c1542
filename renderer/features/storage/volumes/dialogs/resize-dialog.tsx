import { useState } from 'react';
import { GiB } from '#shared/domain/units.ts';
import { useVolumeOffer, volumeWays } from '#renderer/api/volumes.ts';
import { formatBytes } from '#renderer/ui/format.ts';
import { PlanDialog } from '#renderer/ui/plan/plan-dialog.tsx';
import { SizeField } from '#renderer/ui/size-field.tsx';
import { Tick } from '#renderer/ui/tick.tsx';
import type { VolumeDialogProps } from './dialog-props.ts';

/** A volume is made bigger; or smaller, where that is wanted in so many words. */
export default function ResizeDialog({ at, volume, onClose }: VolumeDialogProps) {
  const { offer } = useVolumeOffer(at);
  const capacity = volume.facts?.capacity ?? GiB;
  const [size, setSize] = useState<number | undefined>(capacity);
  const [shrink, setShrink] = useState(false);
  const [allocate, setAllocate] = useState(false);
  const smaller = size !== undefined && size < capacity;
  const canAllocate = volume.facts?.format === 'raw' && !volume.facts.encrypted && volume.usedBy.length === 0;
  const action =
    size === undefined || size === capacity
      ? undefined
      : ({
          do: 'resize',
          volume: volume.name,
          size,
          ...(smaller && shrink && { shrink }),
          ...(!smaller && canAllocate && allocate && { allocate }),
        } as const);
  // What a guest has is grown as its disk, and then its name is asked for.
  return (
    <PlanDialog
      {...volumeWays(at)}
      title={`Resize ${volume.name}`}
      guestName={volume.name}
      action={action}
      confirm={smaller ? 'Shrink' : 'Grow'}
      onClose={onClose}
    >
      {problemOf => (
        <>
          <SizeField
            start={capacity}
            hint={`It is ${formatBytes(capacity)} now.`}
            least={shrink ? Math.min(GiB, capacity) : capacity}
            most={capacity + (offer?.free ?? 100 * GiB)}
            problem={action && problemOf('size')}
            onChange={setSize}
          />
          <Tick
            label="It may become smaller"
            hint="Whatever lies behind the new end is gone for good. Shrink the file system and the partition inside the guest first."
            checked={shrink}
            onChange={setShrink}
          />
          {canAllocate && !smaller && (
            <Tick
              label="Set the new part aside at once"
              hint="It never runs out of room later."
              checked={allocate}
              onChange={setAllocate}
            />
          )}
        </>
      )}
    </PlanDialog>
  );
}
