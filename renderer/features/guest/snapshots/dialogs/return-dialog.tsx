import { useState } from 'react';
import type { Guest } from '#shared/contract/guests.ts';
import type { Snapshot, SnapshotAction } from '#shared/contract/snapshots.ts';
import { snapshotWays } from '#renderer/api/snapshots.ts';
import { Segmented } from '#renderer/ui/segmented.tsx';
import { PlanDialog } from '#renderer/ui/plan/plan-dialog.tsx';
import { LabelledCheck } from './labelled-check.tsx';
import { nameBeforeReturn, nameProblem } from './names.ts';
import { NameField } from './text-fields.tsx';
import styles from './dialogs.module.css';

type Then = 'run' | 'pause' | 'off';

interface Props {
  guest: Guest;
  snapshot: Snapshot;
  taken: readonly Snapshot[];
  /** The person wants to go on from there beside what is now: it is the same, said differently. */
  branch: boolean;
  onClose: () => void;
}

/** As the guest was. One without memory can only be off, or boot anew. */
const asItWas = ({ memory, state }: Snapshot): Then =>
  memory === 'none' ? 'off' : state === 'paused' ? 'pause' : 'run';

/** Back to a snapshot. What the guest is now is kept as another one unless the person says otherwise. */
export function ReturnDialog({ guest, snapshot, taken, branch, onClose }: Props) {
  const [keep, setKeep] = useState(true);
  const [name, setName] = useState(() => nameBeforeReturn(snapshot.name, taken));
  const [then, setThen] = useState<Then>(branch ? 'run' : asItWas(snapshot));
  const action: SnapshotAction | undefined =
    keep && nameProblem(name) !== undefined
      ? undefined
      : // oxlint-disable-next-line unicorn/no-thenable -- the contract's name; it is never awaited
        { do: 'revert', snapshot: snapshot.name, keepNow: keep ? name : null, then };
  return (
    <PlanDialog
      title={branch ? `Branch from “${snapshot.name}”` : `Return to “${snapshot.name}”`}
      guestName={guest.name}
      action={action}
      {...snapshotWays(guest)}
      connection={guest.connection}
      confirm={branch ? 'Branch' : 'Return'}
      onClose={onClose}
    >
      {problemOf => (
        <>
          <p className={styles['muted']}>
            {branch
              ? 'The guest goes back to how it was then and goes on from there. The next snapshot makes the branch; what is kept of now stays beside it.'
              : 'The guest becomes what it was then.'}
          </p>
          <LabelledCheck
            label="Keep what the guest is now as a snapshot"
            checked={keep}
            why="Without it, everything since the last snapshot is thrown away."
            onChange={setKeep}
          />
          {keep && (
            <NameField
              label="Name of what is now"
              value={name}
              problem={problemOf('keepNow')}
              onChange={setName}
            />
          )}
          <div>
            <p className={styles['label']}>Afterwards</p>
            <Segmented
              label="Afterwards"
              value={then}
              onChange={setThen}
              choices={[
                { value: 'run', label: snapshot.memory === 'none' ? 'Start it' : 'Let it run on' },
                { value: 'pause', label: 'Paused' },
                { value: 'off', label: 'Off' },
              ]}
            />
          </div>
        </>
      )}
    </PlanDialog>
  );
}
