import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import type { DisksAnswer } from '#renderer/api/disks.ts';
import { ChoiceLabel } from '#renderer/ui/choice-label.tsx';
import { formatBytes } from '#renderer/ui/format.ts';
import { Labelled } from '#renderer/ui/labelled.tsx';

interface Props {
  pools: DisksAnswer['pools'];
  value: string;
  /** Where the disk is. */
  here: string | undefined;
  problem: string | undefined;
  onChange: (pool: string) => void;
}

/** A pool, with the room that each has. */
export function PoolField({ pools, value, here, problem, onChange }: Props) {
  return (
    <Labelled label="Pool" problem={problem}>
      {({ labelledBy, describedBy }) => (
        <TextField
          select
          fullWidth
          value={value}
          error={problem !== undefined}
          onChange={event => onChange(event.target.value)}
          slotProps={{
            select: {
              SelectDisplayProps: { 'aria-labelledby': labelledBy, 'aria-describedby': describedBy },
            },
          }}
        >
          {pools.map(({ name, active, free }) => (
            <MenuItem key={name} value={name} disabled={!active}>
              <ChoiceLabel
                name={name}
                about={
                  (active ? `${formatBytes(free)} free` : 'Not started') +
                  (name === here ? ', where the disk is now' : '')
                }
              />
            </MenuItem>
          ))}
        </TextField>
      )}
    </Labelled>
  );
}
