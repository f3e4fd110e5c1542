import { useState } from 'react';
import { diskWays } from '#renderer/api/disks.ts';
import { Segmented } from '#renderer/ui/segmented.tsx';
import { PlanDialog } from '#renderer/ui/plan/plan-dialog.tsx';
import { Labelled } from '#renderer/ui/labelled.tsx';
import { PoolField } from '../fields/pool-field.tsx';
import { CopyOptions, type CopyChoices } from './copy-options.tsx';
import type { DiskDialogProps } from './dialog-props.ts';

const formats = [
  { value: 'same', label: 'As it is' },
  { value: 'qcow2', label: 'qcow2' },
  { value: 'raw', label: 'raw' },
] as const;

/** A disk goes to another pool. */
export default function MoveDialog({ guest, disk, pools, onClose }: DiskDialogProps) {
  const others = pools.filter(({ name, active }) => active && name !== disk.pool);
  const best = others.toSorted((a, b) => b.free - a.free)[0];
  const [pool, setPool] = useState(best?.name ?? '');
  const [format, setFormat] = useState<'same' | 'qcow2' | 'raw'>('same');
  const [choices, setChoices] = useState<CopyChoices>({ keepOld: false, flatten: false });
  const files = pools.find(({ name }) => name === pool)?.files ?? true;
  const whole = format === 'raw' || !files;
  return (
    <PlanDialog
      {...diskWays(guest)}
      title={`Move ${disk.target} to another pool`}
      guestName={guest.name}
      action={
        pool === ''
          ? undefined
          : {
              do: 'move',
              disk: disk.target,
              pool,
              ...choices,
              ...(format !== 'same' && { format }),
            }
      }
      confirm="Move"
      onClose={onClose}
    >
      {problemOf => (
        <>
          <PoolField
            pools={pools}
            value={pool}
            here={disk.pool}
            problem={problemOf('pool')}
            onChange={setPool}
          />
          <Labelled label="Format" hint={`It is ${disk.format} now.`} problem={problemOf('format')}>
            {() => <Segmented label="Format" value={format} choices={formats} onChange={setFormat} />}
          </Labelled>
          <CopyOptions disk={disk} choices={choices} whole={whole} onChange={setChoices} />
        </>
      )}
    </PlanDialog>
  );
}
