import { useState } from 'react';
import type { Guest } from '#shared/contract/guests.ts';
import type { Snapshot, SnapshotAction } from '#shared/contract/snapshots.ts';
import { snapshotWays } from '#renderer/api/snapshots.ts';
import { PlanDialog } from '#renderer/ui/plan/plan-dialog.tsx';
import { nameProblem } from './names.ts';
import { NameField, NotesField } from './text-fields.tsx';

/** Another name or other notes. An unchanged name is not sent: one that cannot be changed does not stand in the way. */
export function EditDialog({
  guest,
  snapshot,
  onClose,
}: {
  guest: Guest;
  snapshot: Snapshot;
  onClose: () => void;
}) {
  const [name, setName] = useState(snapshot.name);
  const [description, setDescription] = useState(snapshot.description ?? '');
  const renamed = name !== snapshot.name;
  const described = description !== (snapshot.description ?? '');
  const action: SnapshotAction | undefined =
    (renamed && nameProblem(name) !== undefined) || !(renamed || described)
      ? undefined
      : {
          do: 'edit',
          snapshot: snapshot.name,
          ...(renamed ? { name } : {}),
          ...(described ? { description } : {}),
        };
  return (
    <PlanDialog
      title={`Edit “${snapshot.name}”`}
      guestName={guest.name}
      action={action}
      {...snapshotWays(guest)}
      confirm="Save"
      onClose={onClose}
    >
      {problemOf => (
        <>
          <NameField
            label="Name"
            value={name}
            problem={problemOf('name')}
            hint="Files keep their names."
            onChange={setName}
          />
          <NotesField value={description} onChange={setDescription} />
        </>
      )}
    </PlanDialog>
  );
}
