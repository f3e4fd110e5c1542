import { useState } from 'react';
import { diskWays } from '#renderer/api/disks.ts';
import { Segmented } from '#renderer/ui/segmented.tsx';
import { PlanDialog } from '#renderer/ui/plan/plan-dialog.tsx';
import { Labelled } from '#renderer/ui/labelled.tsx';
import { CopyOptions, type CopyChoices } from './copy-options.tsx';
import type { DiskDialogProps } from './dialog-props.ts';

const formats = [
  { value: 'qcow2', label: 'qcow2' },
  { value: 'raw', label: 'raw' },
] as const;

const about = {
  qcow2: 'Takes only the room it needs; snapshots and backups of what changed are possible.',
  raw: 'A little faster; has neither snapshots inside nor backups of what changed.',
};

/** A disk gets another format, in its pool. */
export default function ConvertDialog({ guest, disk, onClose }: DiskDialogProps) {
  const [format, setFormat] = useState<'qcow2' | 'raw'>(disk.format === 'qcow2' ? 'raw' : 'qcow2');
  const [choices, setChoices] = useState<CopyChoices>({ keepOld: false, flatten: false });
  return (
    <PlanDialog
      {...diskWays(guest)}
      title={`Convert ${disk.target}`}
      guestName={guest.name}
      action={{ do: 'convert', disk: disk.target, format, ...choices }}
      confirm="Convert"
      onClose={onClose}
    >
      {problemOf => (
        <>
          <Labelled label="New format" hint={about[format]} problem={problemOf('format')}>
            {() => <Segmented label="New format" value={format} choices={formats} onChange={setFormat} />}
          </Labelled>
          <CopyOptions disk={disk} choices={choices} whole={format === 'raw'} onChange={setChoices} />
        </>
      )}
    </PlanDialog>
  );
}
