import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { createSecret } from '#renderer/api/secrets.ts';
import { More } from '#renderer/ui/more.tsx';
import { type SecretUsage, secretUsages } from '#shared/contract/secrets.ts';
import type { ConnectionId, Uuid } from '#shared/contract/values.ts';
import { secretProblem, usages } from '#shared/domain/secrets/describe-usage.ts';
import { FormDialog } from '#renderer/ui/form-dialog.tsx';
import { ValueField, valueOf } from './value-field.tsx';

interface Props {
  connection: ConnectionId;
  /** What it has to be for, where that is known. */
  usageType?: SecretUsage;
  onMade: (uuid: Uuid) => void;
  onClose: () => void;
}

export function NewSecretDialog({ connection, usageType: fixed, onMade, onClose }: Props) {
  const [usageType, setUsageType] = useState<SecretUsage>(fixed ?? 'iscsi');
  const [usage, setUsage] = useState('');
  const [description, setDescription] = useState('');
  const [hidden, setHidden] = useState(false);
  const [ephemeral, setEphemeral] = useState(false);
  const [typed, setTyped] = useState('');
  const secret = { usageType, usage: usage.trim(), description, private: hidden, ephemeral };
  const problem = secretProblem(secret);
  const value = valueOf(usageType, typed);
  return (
    <FormDialog
      title="New secret"
      confirm="Keep it"
      ready={problem === undefined && value !== undefined}
      onClose={onClose}
      onSubmit={async () => {
        if (value) onMade((await createSecret(connection, secret, value)).uuid);
      }}
    >
      {fixed === undefined && (
        <TextField
          select
          fullWidth
          label="What it is for"
          value={usageType}
          onChange={({ target }) => setUsageType(target.value as SecretUsage)}
        >
          {secretUsages.map(each => (
            <MenuItem key={each} value={each}>
              {usages[each].label}
            </MenuItem>
          ))}
        </TextField>
      )}
      {usageType !== 'none' && (
        <TextField
          fullWidth
          label={usages[usageType].usage}
          value={usage}
          error={usage !== '' && problem !== undefined}
          helperText={usage !== '' && problem ? problem.reason : usages[usageType].help}
          slotProps={{ htmlInput: { spellCheck: false, autoComplete: 'off' } }}
          onChange={({ target }) => setUsage(target.value)}
        />
      )}
      <ValueField usageType={usageType} typed={typed} onChange={setTyped} />
      <TextField
        fullWidth
        label="Description"
        value={description}
        helperText="For people."
        onChange={({ target }) => setDescription(target.value)}
      />
      <More label="More">
        <FormControlLabel
          label="Private: libvirt tells it to no client, only to what it starts"
          control={<Checkbox checked={hidden} onChange={(_, on) => setHidden(on)} />}
        />
        <FormControlLabel
          label="Only in memory: gone when libvirt restarts"
          control={<Checkbox checked={ephemeral} onChange={(_, on) => setEphemeral(on)} />}
        />
      </More>
    </FormDialog>
  );
}
