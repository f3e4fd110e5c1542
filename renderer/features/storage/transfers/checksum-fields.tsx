import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import TextField from '@mui/material/TextField';
import { More } from '#renderer/ui/more.tsx';
import { checksumSchema, type Checksum } from '#shared/contract/create/image.ts';

export interface ChecksumEntry {
  readonly text: string;
  readonly counted: boolean;
}

export const noChecksum: ChecksumEntry = { text: '', counted: true };

/** As publishers write it, with or without the name of its kind; undefined for what is none. */
export function readChecksum(text: string): Checksum | undefined {
  const plain = text.trim().replace(/^sha(256|512)[:=\s]+/i, '');
  const kind = plain.length === 64 ? 'sha256' : plain.length === 128 ? 'sha512' : undefined;
  const read = checksumSchema.safeParse(`${kind}:${plain}`);
  return read.success ? read.data.toLowerCase() : undefined;
}

/** What of it goes into a choice; undefined while what is entered is no checksum. */
export function checksumChoice({ text, counted }: ChecksumEntry) {
  if (text.trim() === '') return { checksum: counted };
  const expected = readChecksum(text);
  return expected === undefined ? undefined : { expected, checksum: true };
}

interface Props {
  value: ChecksumEntry;
  onChange: (value: ChecksumEntry) => void;
}

export function ChecksumFields({ value, onChange }: Props) {
  const { text, counted } = value;
  const wrong = text.trim() !== '' && readChecksum(text) === undefined;
  return (
    <More label="Checksum" open={text !== ''}>
      <TextField
        fullWidth
        label="Checksum it must have"
        value={text}
        error={wrong}
        helperText={
          wrong
            ? 'A SHA-256 has 64 hexadecimal digits, a SHA-512 has 128.'
            : 'SHA-256 or SHA-512, as its publisher gives it. What has another is not kept.'
        }
        slotProps={{ htmlInput: { spellCheck: false, autoComplete: 'off' } }}
        onChange={event => onChange({ ...value, text: event.target.value })}
      />
      <FormControlLabel
        disabled={text.trim() !== ''}
        control={
          <Checkbox
            checked={counted || text.trim() !== ''}
            onChange={event => onChange({ ...value, counted: event.target.checked })}
          />
        }
        label="Count its SHA-256 on the way"
      />
    </More>
  );
}
