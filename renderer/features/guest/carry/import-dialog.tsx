import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import type { ImportFolder } from '#shared/contract/carry.ts';
import { guestNameSchema } from '#shared/contract/values.ts';
import { planImport, runImport } from '#renderer/api/carry.ts';
import { useConnections } from '#renderer/api/live/connections.ts';
import { PlanDialog } from '#renderer/ui/plan/plan-dialog.tsx';
import { NameField } from './name-field.tsx';
import { PlaceField } from '#renderer/ui/place-field.tsx';
import { PoolField } from './pool-field.tsx';

/** A guest that was exported as a folder. */
export default function ImportDialog({ onClose }: { onClose: () => void }) {
  const byId = useConnections(store => store.byId);
  const online = [...byId.values()].filter(({ state }) => state === 'online');
  const [chosen, setChosen] = useState<string | undefined>();
  const connection = (online.find(({ id }) => id === chosen) ?? online[0])?.id;
  const [folder, setFolder] = useState('');
  const [name, setName] = useState('');
  const [pool, setPool] = useState<string | undefined>();
  const [start, setStart] = useState(false);
  const parsed = name === '' ? undefined : guestNameSchema.safeParse(name);
  const action: ImportFolder | undefined =
    connection === undefined || folder === '' || parsed?.success === false
      ? undefined
      : { connection, folder, start, ...(name !== '' && { name }), ...(pool !== undefined && { pool }) };
  if (connection === undefined) return null;
  return (
    <PlanDialog
      title="Import an exported guest"
      guestName={name}
      action={action}
      planOf={planImport}
      runOf={runImport}
      connection={connection}
      confirm="Import"
      onClose={onClose}
    >
      {problemOf => (
        <>
          {online.length > 1 && (
            <TextField
              select
              fullWidth
              label="Connection"
              value={connection}
              onChange={event => setChosen(event.target.value)}
            >
              {online.map(({ id, label }) => (
                <MenuItem key={id} value={id}>
                  {label}
                </MenuItem>
              ))}
            </TextField>
          )}
          <PlaceField
            connection={connection}
            label="The exported folder, on this computer"
            value={folder}
            problem={problemOf('folder')}
            onChange={setFolder}
          />
          <NameField
            label="Name"
            value={name}
            problem={parsed?.success === false ? parsed.error.issues[0]?.message : problemOf('name')}
            help="Left empty: as it was called."
            onChange={setName}
          />
          <PoolField
            connection={connection}
            value={pool}
            byItself="The default pool"
            problem={problemOf('pool')}
            onChange={setPool}
          />
          <FormControlLabel
            control={<Checkbox checked={start} onChange={event => setStart(event.target.checked)} />}
            label="Start it when it is there"
          />
        </>
      )}
    </PlanDialog>
  );
}
