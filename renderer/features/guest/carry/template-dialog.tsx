import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import type { CarryAction } from '#shared/contract/carry.ts';
import type { Guest } from '#shared/contract/guests.ts';
import { templateNameSchema } from '#shared/contract/templates.ts';
import { carryOf } from '#renderer/api/carry.ts';
import { useGuest, type GuestKey } from '#renderer/api/live/guests.ts';
import { PlanDialog } from '#renderer/ui/plan/plan-dialog.tsx';
import { NameField } from './name-field.tsx';
import { PoolField } from './pool-field.tsx';

/** The wizard's answers that make guests like this one. */
export default function TemplateDialog({ guest: key, onClose }: { guest: GuestKey; onClose: () => void }) {
  const guest = useGuest(key);
  return guest === undefined ? null : <TemplateForm guest={guest} onClose={onClose} />;
}

function TemplateForm({ guest, onClose }: { guest: Guest; onClose: () => void }) {
  const [name, setName] = useState(() => guest.name.replaceAll(/[^A-Za-z0-9 ._-]+/g, '-').slice(0, 80));
  const [description, setDescription] = useState('');
  const [withDisk, setWithDisk] = useState(true);
  const [pool, setPool] = useState<string | undefined>();
  const parsed = templateNameSchema.safeParse(name);
  const action: CarryAction | undefined = parsed.success
    ? {
        do: 'template',
        name,
        withDisk,
        ...(description !== '' && { description }),
        ...(withDisk && pool !== undefined && { pool }),
      }
    : undefined;
  const nameProblem = parsed.success ? undefined : parsed.error.issues[0]?.message;
  return (
    <PlanDialog
      title={`Make a template of “${guest.name}”`}
      guestName={guest.name}
      action={action}
      {...carryOf(guest)}
      confirm="Make the template"
      onClose={onClose}
    >
      {problemOf => (
        <>
          <NameField
            autoFocus
            label="Name of the template"
            value={name}
            problem={nameProblem ?? problemOf('name')}
            help="New guest offers it under this name."
            onChange={setName}
          />
          <TextField
            fullWidth
            multiline
            minRows={2}
            label="What it is for"
            value={description}
            slotProps={{ htmlInput: { maxLength: 2000 } }}
            onChange={event => setDescription(event.target.value)}
          />
          <FormControlLabel
            control={<Checkbox checked={withDisk} onChange={event => setWithDisk(event.target.checked)} />}
            label="With a copy of its system disk, which new guests stand on"
          />
          {withDisk && (
            <PoolField
              connection={guest.connection}
              value={pool}
              byItself="Beside the guest’s disk"
              problem={problemOf('pool')}
              onChange={setPool}
            />
          )}
        </>
      )}
    </PlanDialog>
  );
}
