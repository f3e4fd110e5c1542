import Button from '@mui/material/Button';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { textOf } from '#shared/domain/pools/checks.ts';
import { NewSecretDialog } from '../../secrets/new-secret-dialog.tsx';
import type { FieldProps } from './field-props.ts';
import styles from './form.module.css';

/** One of libvirt’s secrets for this use, or a new one made on the way. */
export function SecretInput({
  connection,
  field,
  value,
  choices,
  problemOf,
  onChange,
  onSecret,
  onLeave,
  usageType,
}: FieldProps & { usageType: 'iscsi' | 'ceph' }) {
  const [making, setMaking] = useState(false);
  const problem = problemOf(field.property);
  const offered = choices.secrets.filter(secret => secret.usageType === usageType);
  const text = textOf(value);
  const known = text === '' || offered.some(({ uuid }) => uuid === text);
  return (
    <div className={styles['secret']}>
      <TextField
        select
        fullWidth
        label={`${field.label} *`}
        error={problem !== undefined}
        helperText={problem ?? field.help}
        value={text}
        onBlur={onLeave}
        slotProps={{ select: { displayEmpty: true }, inputLabel: { shrink: true } }}
        onChange={({ target }) => onChange(target.value === '' ? null : target.value)}
      >
        <MenuItem value="">{offered.length === 0 ? 'None is kept yet' : 'Choose one'}</MenuItem>
        {offered.map(({ uuid, usage }) => (
          <MenuItem key={uuid} value={uuid}>
            {usage}
          </MenuItem>
        ))}
        {!known && <MenuItem value={text}>{text}</MenuItem>}
      </TextField>
      <Button variant="outlined" onClick={() => setMaking(true)}>
        New…
      </Button>
      {making && (
        <NewSecretDialog
          connection={connection}
          usageType={usageType}
          onMade={uuid => {
            setMaking(false);
            onSecret();
            onChange(uuid);
          }}
          onClose={() => setMaking(false)}
        />
      )}
    </div>
  );
}
