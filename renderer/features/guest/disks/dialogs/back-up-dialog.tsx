import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { diskWays, useGuestDisks } from '#renderer/api/disks.ts';
import type { Guest } from '#shared/contract/guests.ts';
import type { DiskAction } from '#shared/contract/disks.ts';
import { PlanDialog } from '#renderer/ui/plan/plan-dialog.tsx';
import styles from '../disks.module.css';
import { DiskTicks } from '../fields/disk-ticks.tsx';
import { PathField } from '../fields/path-field.tsx';
import { SinceField } from '../fields/since-field.tsx';
import { Tick } from '#renderer/ui/tick.tsx';

interface Props {
  guest: Guest;
  /** Which is ticked at first; left out: all that can be. */
  target?: string;
  onClose: () => void;
}

/** Disks of a guest are copied to images in a folder. */
export function BackUpDialog({ guest, target, onClose }: Props) {
  const { answer } = useGuestDisks(guest);
  const able = (answer?.disks ?? []).filter(({ can }) =>
    can.some(each => each.do === 'backup' && each.possible),
  );
  const [picked, setPicked] = useState<readonly string[] | undefined>(
    target === undefined ? undefined : [target],
  );
  const [folder, setFolder] = useState(lastFolder);
  const [since, setSince] = useState('');
  const [later, setLater] = useState(false);
  const [checkpoint, setCheckpoint] = useState(() =>
    new Date().toISOString().slice(0, 16).replaceAll(':', '-'),
  );
  const [quiesce, setQuiesce] = useState(false);
  const disks = picked ?? able.map(disk => disk.target);
  const runs = guest.state === 'running' || guest.state === 'paused';
  const action: DiskAction | undefined =
    folder.startsWith('/') && disks.length > 0
      ? {
          do: 'backup',
          disks: [...disks],
          folder,
          ...(since !== '' && { since }),
          ...(runs && later && checkpoint !== '' && { checkpoint }),
          ...(runs && quiesce && { quiesce }),
        }
      : undefined;
  return (
    <PlanDialog
      {...diskWays(guest)}
      title={`Back up “${guest.name}”`}
      guestName={guest.name}
      action={action}
      confirm="Back up"
      onClose={onClose}
      onStarted={() => {
        lastFolder = folder;
      }}
    >
      {problemOf => (
        <>
          <PathField
            connection={guest.connection}
            label="Folder"
            picks="folder"
            placeholder="/home/you/backups"
            hint="The backup gets a folder of its own in there."
            value={folder}
            problem={action && problemOf('folder')}
            onChange={setFolder}
          />
          <DiskTicks disks={answer?.disks ?? []} picked={disks} onChange={setPicked} />
          {runs && (
            <>
              <SinceField
                checkpoints={answer?.checkpoints ?? []}
                value={since}
                problem={problemOf('since')}
                onChange={setSince}
              />
              <div className={styles['ticks']}>
                <Tick
                  label="Let later backups hold only what changed since this one"
                  hint={
                    problemOf('checkpoint') ?? 'QEMU keeps track of it in the disk’s own file; qcow2 only.'
                  }
                  checked={later}
                  onChange={setLater}
                />
                {later && (
                  <TextField
                    fullWidth
                    value={checkpoint}
                    error={problemOf('checkpoint') !== undefined}
                    onChange={event => setCheckpoint(event.target.value)}
                    slotProps={{
                      htmlInput: { 'aria-label': 'Name of this moment', spellCheck: false, maxLength: 120 },
                    }}
                  />
                )}
                <Tick
                  label="Hold the guest’s file systems still for the moment it is of"
                  hint={problemOf('quiesce') ?? 'By the guest’s agent, for less than a second.'}
                  checked={quiesce}
                  onChange={setQuiesce}
                />
              </div>
            </>
          )}
        </>
      )}
    </PlanDialog>
  );
}

let lastFolder = '';
