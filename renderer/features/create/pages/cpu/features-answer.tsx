import DeleteIcon from '@mui/icons-material/CloseOutlined';
import Autocomplete from '@mui/material/Autocomplete';
import IconButton from '@mui/material/IconButton';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { ChoiceLabel } from '#renderer/ui/choice-label.tsx';
import type { GuestCpu } from '#shared/contract/create/cpu.ts';
import { AnswerFrame } from '#renderer/ui/wizard/answer-frame.tsx';
import { useAnswer } from '../../wizard/use-answer.ts';
import styles from './features-answer.module.css';

type Feature = NonNullable<GuestCpu['features']>[number];

const policies = [
  { value: 'require', label: 'Must have', about: 'does not start without it' },
  { value: 'optional', label: 'If the host has it', about: '' },
  { value: 'force', label: 'Say it has', about: 'even if the host has not' },
  { value: 'disable', label: 'Hide', about: '' },
  { value: 'forbid', label: 'Must not have', about: 'does not start on a host with it' },
] as const satisfies readonly { value: Feature['policy']; label: string; about: string }[];

/** Single features of the CPU to ask for or to hide, on top of what the model says. */
export function FeaturesAnswer({ known }: { known: readonly string[] }) {
  const answer = useAnswer('cpu.features');
  const features = answer.value ?? [];
  const [typed, setTyped] = useState('');
  const put = (next: Feature[]) => (next.length === 0 ? answer.reset() : answer.set(next));
  const left = known.filter(name => !features.some(feature => feature.name === name));

  return (
    <AnswerFrame answer={answer} label="CPU features">
      <div className={styles['features']}>
        <Autocomplete
          freeSolo
          className={styles['add'] ?? ''}
          options={left}
          value={null}
          inputValue={typed}
          onInputChange={(_, text, why) => setTyped(why === 'selectOption' ? '' : text)}
          onChange={(_, name) => {
            setTyped('');
            if (name !== null && !features.some(feature => feature.name === name))
              put([...features, { name, policy: 'require' }]);
          }}
          renderInput={params => (
            <TextField
              {...params}
              label="Features"
              placeholder={`Add or hide one${known.length === 0 ? '' : ` of ${known.length}`}`}
            />
          )}
        />
        <ul aria-label="Features asked for or hidden">
          {features.map((feature, at) => (
            <li key={feature.name}>
              <code>{feature.name}</code>
              <TextField
                select
                value={feature.policy}
                slotProps={{ select: { SelectDisplayProps: { 'aria-label': `Policy of ${feature.name}` } } }}
                onChange={({ target }) =>
                  put(features.with(at, { ...feature, policy: target.value as Feature['policy'] }))
                }
              >
                {policies.map(({ value, label, about }) => (
                  <MenuItem key={value} value={value}>
                    <ChoiceLabel name={label} about={about} />
                  </MenuItem>
                ))}
              </TextField>
              <IconButton
                aria-label={`Leave ${feature.name} to the model`}
                onClick={() => put(features.toSpliced(at, 1))}
              >
                <DeleteIcon />
              </IconButton>
            </li>
          ))}
        </ul>
      </div>
    </AnswerFrame>
  );
}
