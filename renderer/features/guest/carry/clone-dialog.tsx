import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import { useState } from 'react';
import type { CarryAction } from '#shared/contract/carry.ts';
import type { Guest } from '#shared/contract/guests.ts';
import { guestNameSchema } from '#shared/contract/values.ts';
import { carryOf } from '#renderer/api/carry.ts';
import { useGuest, useGuests, type GuestKey } from '#renderer/api/live/guests.ts';
import { ChoiceCards } from '#renderer/ui/choice-cards.tsx';
import { PlanDialog } from '#renderer/ui/plan/plan-dialog.tsx';
import { DiskFates, type Fate } from './disk-fates.tsx';
import { NameField } from './name-field.tsx';
import { PoolField } from './pool-field.tsx';

const ways = [
  {
    value: 'full',
    label: 'Full copy',
    about: 'Disks of its own. Takes as much room as the original has in use.',
  },
  {
    value: 'linked',
    label: 'Linked copy',
    about: 'At once and almost without room: both go on in thin layers on what the disks are now.',
  },
] as const;

/** Another guest like this one. */
export default function CloneDialog({ guest: key, onClose }: { guest: GuestKey; onClose: () => void }) {
  const guest = useGuest(key);
  return guest === undefined ? null : <CloneForm guest={guest} onClose={onClose} />;
}

function CloneForm({ guest, onClose }: { guest: Guest; onClose: () => void }) {
  const [name, setName] = useState(() => freeCopyName(guest));
  const [how, setHow] = useState<'full' | 'linked'>('full');
  const [fates, setFates] = useState<Readonly<Record<string, Fate>>>({});
  const [pool, setPool] = useState<string | undefined>();
  const [start, setStart] = useState(false);
  const parsed = guestNameSchema.safeParse(name);
  const action: CarryAction | undefined = parsed.success
    ? {
        do: 'clone',
        name,
        how,
        start,
        ...(pool !== undefined && { pool }),
        ...(Object.keys(fates).length > 0 && { disks: fates }),
      }
    : undefined;
  const nameProblem = parsed.success ? undefined : parsed.error.issues[0]?.message;
  return (
    <PlanDialog
      title={`Duplicate “${guest.name}”`}
      guestName={guest.name}
      action={action}
      {...carryOf(guest)}
      connection={guest.connection}
      confirm="Duplicate"
      onClose={onClose}
    >
      {problemOf => (
        <>
          <NameField
            autoFocus
            label="Name of the copy"
            value={name}
            problem={nameProblem ?? problemOf('name')}
            onChange={setName}
          />
          <ChoiceCards label="How its disks are made" value={how} choices={ways} onChange={setHow} />
          <DiskFates guest={guest} fates={fates} problemOf={problemOf} onChange={setFates} />
          <PoolField
            connection={guest.connection}
            value={pool}
            byItself="Beside the original’s disks"
            problem={problemOf('pool')}
            onChange={setPool}
          />
          <FormControlLabel
            control={<Checkbox checked={start} onChange={event => setStart(event.target.checked)} />}
            label="Start it when it is made"
          />
        </>
      )}
    </PlanDialog>
  );
}

function freeCopyName({ name, connection }: Guest): string {
  const taken = new Set(
    [...useGuests.getState().byKey.values()].flatMap(each =>
      each.connection === connection ? [each.name] : [],
    ),
  );
  let copy = `${name}-copy`;
  for (let number = 2; taken.has(copy); number++) copy = `${name}-copy-${number}`;
  return copy;
}
