import TextField from '@mui/material/TextField';
import { Labelled } from '#renderer/ui/labelled.tsx';

interface Props {
  label: string;
  hint: string;
  value: string;
  problem: string | undefined;
  onChange: (text: string) => void;
}

/** Names with values, one a line, as people have them in files: they can be pasted. */
export function LabelsField({ label, hint, value, problem, onChange }: Props) {
  return (
    <Labelled label={label} hint={hint} problem={problem}>
      {({ id, describedBy }) => (
        <TextField
          id={id}
          fullWidth
          multiline
          minRows={2}
          maxRows={6}
          value={value}
          onChange={event => onChange(event.target.value)}
          slotProps={{
            htmlInput: {
              'aria-describedby': describedBy,
              'aria-invalid': problem !== undefined,
              spellCheck: false,
            },
          }}
        />
      )}
    </Labelled>
  );
}
