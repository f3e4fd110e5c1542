import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import { useState } from 'react';
import type { CarryAction } from '#shared/contract/carry.ts';
import type { Guest } from '#shared/contract/guests.ts';
import { carryOf } from '#renderer/api/carry.ts';
import { useGuest, type GuestKey } from '#renderer/api/live/guests.ts';
import { ChoiceCards } from '#renderer/ui/choice-cards.tsx';
import { PlanDialog } from '#renderer/ui/plan/plan-dialog.tsx';
import { PlaceField } from '#renderer/ui/place-field.tsx';

const ways = [
  {
    value: 'folder',
    label: 'Folder',
    about: 'Its disks, its document and checksums. Comes back here as it was.',
  },
  { value: 'ova', label: 'OVA archive', about: 'One file that VMware, VirtualBox and others read, too.' },
] as const;
type As = (typeof ways)[number]['value'];

/** A guest in a file or folder, to be kept or taken elsewhere. */
export default function ExportDialog({ guest: key, onClose }: { guest: GuestKey; onClose: () => void }) {
  const guest = useGuest(key);
  return guest === undefined ? null : <ExportForm guest={guest} onClose={onClose} />;
}

function ExportForm({ guest, onClose }: { guest: Guest; onClose: () => void }) {
  const [as, setAs] = useState<As>('folder');
  const [to, setTo] = useState('');
  const [replace, setReplace] = useState(false);
  const [taken, setTaken] = useState(false);
  const action: CarryAction | undefined = to === '' ? undefined : { do: 'export', as, to, replace };
  const { planOf, runOf } = carryOf(guest);
  const change = (next: string) => {
    setTo(next);
    setReplace(false);
    setTaken(false);
  };
  return (
    <PlanDialog
      title={`Export “${guest.name}”`}
      guestName={guest.name}
      action={action}
      planOf={async (wanted: CarryAction, signal) => {
        const plan = await planOf(wanted, signal);
        const names = plan.problems.some(
          ({ field, failure }) => field === 'to' && failure.code === 'NAME_TAKEN',
        );
        setTaken(before => before || names);
        return plan;
      }}
      runOf={runOf}
      confirm="Export"
      onClose={onClose}
    >
      {problemOf => (
        <>
          <ChoiceCards
            label="What it is exported as"
            value={as}
            choices={ways}
            onChange={next => {
              setAs(next);
              if (to !== '') change(withSuffix(to, next));
            }}
          />
          <PlaceField
            connection={guest.connection}
            label="Where, on this computer"
            value={to}
            problem={problemOf('to')}
            onChange={change}
            onPick={folder => change(withSuffix(`${folder.replace(/\/$/, '')}/${fileName(guest)}`, as))}
          />
          {taken && (
            <FormControlLabel
              control={<Checkbox checked={replace} onChange={event => setReplace(event.target.checked)} />}
              label="Replace what is there"
            />
          )}
        </>
      )}
    </PlanDialog>
  );
}

const fileName = ({ name }: Guest) => name.replaceAll(/[/\s]+/g, '-');

function withSuffix(path: string, as: As): string {
  const bare = path.replace(/\.ova$/i, '');
  return as === 'ova' ? `${bare}.ova` : bare;
}
