import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { focusOnMount } from '#renderer/ui/focus-on-mount.ts';
import { parseSize, sizeText } from './size-text.ts';

interface Props {
  label: string;
  bytes: number;
  hint: string;
  onChange: (bytes: number) => void;
}

/** A size as people type it. What cannot be read changes nothing and says so. */
export function SizeField({ label, bytes, hint, onChange }: Props) {
  const [text, setText] = useState(() => sizeText(bytes));
  const wrong = parseSize(text) === undefined;
  return (
    <TextField
      label={label}
      value={text}
      error={wrong}
      helperText={wrong ? 'A size is a number and a unit, such as 8 GiB or 512 MiB.' : hint}
      inputRef={focusOnMount}
      onFocus={event => event.target.select()}
      onChange={event => {
        setText(event.target.value);
        const parsed = parseSize(event.target.value);
        if (parsed !== undefined) onChange(parsed);
      }}
    />
  );
}
