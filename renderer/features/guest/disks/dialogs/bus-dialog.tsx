import { useState } from 'react';
import { diskWays } from '#renderer/api/disks.ts';
import { Segmented } from '#renderer/ui/segmented.tsx';
import { PlanDialog } from '#renderer/ui/plan/plan-dialog.tsx';
import { Labelled } from '#renderer/ui/labelled.tsx';
import type { DiskDialogProps } from './dialog-props.ts';

const ways = [
  { value: 'change', label: 'Change the bus' },
  { value: 'prepare', label: 'Prepare first' },
] as const;

/** A disk goes to another bus, or its guest is made ready for that. */
export default function BusDialog({ guest, disk, onClose }: DiskDialogProps) {
  const buses = disk.buses.toSorted((a, b) => Number(b === 'virtio') - Number(a === 'virtio'));
  const [bus, setBus] = useState(buses[0] ?? '');
  const [way, setWay] = useState<'change' | 'prepare'>('change');
  const needsDriver = bus === 'virtio' || bus === 'scsi';
  const prepare = needsDriver && way === 'prepare';
  return (
    <PlanDialog
      {...diskWays(guest)}
      title={`Change the bus of ${disk.target}`}
      guestName={guest.name}
      action={
        bus === '' ? undefined : { do: 'change-bus', disk: disk.target, bus, ...(prepare && { prepare }) }
      }
      confirm={prepare ? 'Prepare' : 'Change'}
      onClose={onClose}
    >
      {problemOf => (
        <>
          <Labelled label="New bus" hint={`It is on ${disk.bus ?? 'none'} now.`} problem={problemOf('bus')}>
            {() => (
              <Segmented
                label="New bus"
                value={bus}
                choices={buses.map(value => ({ value, label: value }))}
                onChange={setBus}
              />
            )}
          </Labelled>
          {needsDriver && (
            <Labelled
              label="What to do now"
              hint="Preparing adds a tiny disk on that bus, so that the guest takes the driver before it has to start from it."
              problem={problemOf('prepare')}
            >
              {() => <Segmented label="What to do now" value={way} choices={ways} onChange={setWay} />}
            </Labelled>
          )}
        </>
      )}
    </PlanDialog>
  );
}
