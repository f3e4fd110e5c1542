import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { FilterChip } from '#renderer/ui/filter-chip.tsx';
import styles from './compose-keys.module.css';
import { chordLabel, isModifier, keyOf, modifiers, plainKeys, withKey, type Chord } from './keys.ts';

/** Any combination: pressed in the field, or picked for keys that never reach a browser. */
export function ComposeKeys({ onSend, onClose }: { onSend: (keys: Chord) => void; onClose: () => void }) {
  const [keys, setKeys] = useState<Chord>([]);
  const plain = keys.find(key => !isModifier(key));
  return (
    <Dialog open onClose={onClose} maxWidth="xs" fullWidth aria-labelledby="compose-keys-title">
      <DialogTitle id="compose-keys-title">Send a combination of keys</DialogTitle>
      <DialogContent className={styles['content'] ?? ''}>
        <fieldset className={styles['chips']} aria-label="Held keys">
          {modifiers.map(modifier => (
            <FilterChip
              key={modifier.code}
              on={keys.includes(modifier)}
              onToggle={() => setKeys(withKey(keys, modifier))}
            >
              {modifier.label}
            </FilterChip>
          ))}
        </fieldset>
        <TextField
          select
          fullWidth
          label="Key"
          value={plain?.code ?? ''}
          onChange={event => {
            const key = keyOf(event.target.value);
            if (key) setKeys(withKey(keys, key));
          }}
        >
          {plainKeys.map(key => (
            <MenuItem key={key.code} value={key.code}>
              {key.label}
            </MenuItem>
          ))}
        </TextField>
        <TextField
          fullWidth
          label="Or press it here"
          value=""
          placeholder="Press keys"
          helperText="Tab and Escape keep their meaning in this dialog: pick those from the list."
          onKeyDown={event => {
            if (event.key === 'Tab' || event.key === 'Escape') return;
            const pressed = keyOf(event.code);
            if (pressed === undefined || event.repeat) return;
            event.preventDefault();
            if (isModifier(pressed) && keys.includes(pressed)) return;
            setKeys(withKey(keys, pressed));
          }}
          slotProps={{ htmlInput: { autoComplete: 'off', readOnly: true } }}
        />
        <p className={styles['result']} aria-live="polite">
          {keys.length === 0 ? 'Nothing chosen yet.' : chordLabel(keys)}
        </p>
      </DialogContent>
      <DialogActions>
        <Button onClick={() => setKeys([])} disabled={keys.length === 0}>
          Clear
        </Button>
        <Button onClick={onClose}>Close</Button>
        <Button variant="contained" color="primary" disabled={keys.length === 0} onClick={() => onSend(keys)}>
          Send
        </Button>
      </DialogActions>
    </Dialog>
  );
}
