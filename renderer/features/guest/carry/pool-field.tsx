import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import type { ConnectionId } from '#shared/contract/values.ts';
import { useHostOptions } from '#renderer/api/host-options.ts';
import { formatBytes } from '#renderer/ui/format.ts';

interface Props {
  connection: ConnectionId;
  /** Undefined: where it goes by itself. */
  value: string | undefined;
  /** What that is, in words. */
  byItself: string;
  problem: string | undefined;
  onChange: (pool: string | undefined) => void;
}

/** A storage pool of the host, with the room it has left. */
export function PoolField({ connection, value, byItself, problem, onChange }: Props) {
  const pools = (useHostOptions(connection)?.pools ?? []).filter(({ active }) => active);
  return (
    <TextField
      select
      fullWidth
      label="Storage pool"
      value={value ?? ''}
      error={problem !== undefined}
      helperText={problem}
      slotProps={{ select: { displayEmpty: true }, inputLabel: { shrink: true } }}
      onChange={event => onChange(event.target.value === '' ? undefined : event.target.value)}
    >
      <MenuItem value="">{byItself}</MenuItem>
      {pools.map(({ name, free }) => (
        <MenuItem key={name} value={name}>
          {name} · {formatBytes(free)} free
        </MenuItem>
      ))}
    </TextField>
  );
}
