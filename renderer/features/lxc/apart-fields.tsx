import Autocomplete from '@mui/material/Autocomplete';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { LINUX_CAPABILITIES } from '#shared/libvirt-xml/domain/features.ts';
import type { FormProps } from './form.ts';

/** Who its users are on the host, and what its root may do. */
export function ApartFields({ draft, problemOf, change }: FormProps) {
  const capabilities = (
    label: string,
    value: FormProps['draft']['keep'],
    set: (next: typeof value) => void,
  ) => (
    <Autocomplete
      multiple
      options={LINUX_CAPABILITIES}
      value={value}
      onChange={(_, next) => set(next)}
      renderInput={params => <TextField {...params} label={label} />}
    />
  );
  return (
    <>
      <FormControlLabel
        label="Users of its own: its root is nobody on the host"
        control={<Checkbox checked={draft.mapped} onChange={(_, mapped) => change({ mapped })} />}
      />
      {draft.mapped && (
        <TextField
          fullWidth
          label="Its root is, on the host, user"
          value={draft.firstId}
          error={problemOf('firstId') !== undefined}
          helperText={
            problemOf('firstId') ?? 'The first of 65,536 numbers; its files are made to belong to them.'
          }
          onChange={({ target }) => change({ firstId: target.value })}
        />
      )}
      <TextField
        select
        fullWidth
        label="What its root may do"
        value={draft.policy}
        error={problemOf('capabilities') !== undefined}
        helperText={problemOf('capabilities')}
        onChange={({ target }) => change({ policy: target.value as typeof draft.policy })}
      >
        <MenuItem value="default">The usual</MenuItem>
        <MenuItem value="deny">Nothing but what is kept</MenuItem>
        <MenuItem value="allow">Everything but what is dropped</MenuItem>
      </TextField>
      {capabilities('Capabilities kept', draft.keep, keep => change({ keep }))}
      {capabilities('Capabilities dropped', draft.drop, drop => change({ drop }))}
    </>
  );
}
