import { formatMoment } from '#renderer/ui/format.ts';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import type { DisksAnswer } from '#renderer/api/disks.ts';
import { Labelled } from '#renderer/ui/labelled.tsx';

/** Everything, or only what changed since a moment that an earlier backup kept. */
export function SinceField({
  checkpoints,
  value,
  problem,
  onChange,
}: {
  checkpoints: DisksAnswer['checkpoints'];
  value: string;
  problem: string | undefined;
  onChange: (since: string) => void;
}) {
  if (checkpoints.length === 0) return null;
  return (
    <Labelled label="What it holds" problem={problem}>
      {({ labelledBy, describedBy }) => (
        <TextField
          select
          fullWidth
          value={value}
          error={problem !== undefined}
          onChange={event => onChange(event.target.value)}
          slotProps={{
            select: {
              displayEmpty: true,
              SelectDisplayProps: { 'aria-labelledby': labelledBy, 'aria-describedby': describedBy },
            },
          }}
        >
          <MenuItem value="">Everything</MenuItem>
          {checkpoints.map(({ name, createdAt, disks }) => (
            <MenuItem key={name} value={name}>
              {`What changed of ${disks.join(', ')} since ${name}`}
              {createdAt !== undefined && ` (${formatMoment(createdAt)})`}
            </MenuItem>
          ))}
        </TextField>
      )}
    </Labelled>
  );
}
