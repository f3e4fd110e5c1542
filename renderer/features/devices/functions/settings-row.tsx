import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { useState, type FormEvent } from 'react';
import { focusOnMount } from '#renderer/ui/focus-on-mount.ts';
import { randomMac } from '#renderer/ui/random-mac.ts';
import type { PhysicalFunction, SriovChange, VirtualFunction } from '#shared/contract/sriov.ts';
import { judgeSettings } from '#shared/domain/sriov/settings-rules.ts';
import { asSettings, asText, type SettingsText } from './settings-text.ts';
import styles from './functions.module.css';

interface Props {
  device: PhysicalFunction;
  own: VirtualFunction;
  onReview: (change: SriovChange) => void;
  onCancel: () => void;
}

/** The row of a function while it is set up. Nothing is done before the plan was seen. */
export function SettingsRow({ device, own, onReview, onCancel }: Props) {
  const { index, address } = own;
  const [text, setText] = useState(() => asText(own.settings));
  const [keep, setKeep] = useState(device.kept !== undefined);
  const { settings, wrong } = asSettings(text, own.settings);
  const { problems } = judgeSettings(settings, device, index, []);
  const says = (field: keyof SettingsText) =>
    wrong[field] ?? problems.find(problem => problem.field === field)?.failure.params['reason'];
  const field = (name: keyof SettingsText, label: string, width: number) => ({
    label,
    size: 'small' as const,
    value: text[name],
    error: says(name) !== undefined,
    helperText: says(name),
    sx: { width },
    onChange: ({ target }: { target: { value: string } }) => setText({ ...text, [name]: target.value }),
  });
  const changes = Object.keys(settings).length > 0 || (keep && device.kept === undefined);
  const ready = changes && Object.keys(wrong).length === 0 && problems.length === 0;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (ready) onReview({ do: 'settings', device: device.address, index, settings, keep });
  };
  return (
    <tr>
      <td colSpan={10}>
        <form className={styles['edit']} onSubmit={submit} aria-label={`Function ${index} at ${address}`}>
          <strong>Function {index}</strong>
          <TextField {...field('mac', 'MAC address', 210)} inputRef={focusOnMount} placeholder="52:54:00:…" />
          <Button size="small" onClick={() => setText({ ...text, mac: randomMac() })}>
            Make one up
          </Button>
          <TextField {...field('vlan', 'VLAN (0: none)', 120)} />
          <TextField {...field('priority', 'Priority', 90)} />
          <TextField {...field('minRate', 'At least, Mbit/s', 130)} />
          <TextField {...field('maxRate', 'At most, Mbit/s', 130)} />
          <TextField {...field('link', 'Link', 130)} select>
            <MenuItem value="auto">Auto</MenuItem>
            <MenuItem value="up">Always up</MenuItem>
            <MenuItem value="down">Down</MenuItem>
          </TextField>
          <FormControlLabel
            label="Spoof check"
            control={
              <Checkbox
                checked={text.spoofCheck}
                onChange={(_, checked) => setText({ ...text, spoofCheck: checked })}
              />
            }
          />
          <FormControlLabel
            label="Trust"
            control={
              <Checkbox
                checked={text.trust}
                onChange={(_, checked) => setText({ ...text, trust: checked })}
              />
            }
          />
          <FormControlLabel
            label="At every start of the host too"
            control={<Checkbox checked={keep} onChange={(_, checked) => setKeep(checked)} />}
          />
          <span className={styles['gap']} />
          <Button onClick={onCancel}>Cancel</Button>
          <Button type="submit" variant="contained" color="primary" disabled={!ready}>
            Review…
          </Button>
        </form>
      </td>
    </tr>
  );
}
