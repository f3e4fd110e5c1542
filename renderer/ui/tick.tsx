import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import type { ReactNode } from 'react';
import styles from './labelled.module.css';

interface Props {
  label: string;
  hint?: ReactNode;
  checked: boolean;
  disabled?: boolean;
  onChange: (checked: boolean) => void;
}

/** Something that is done or not. */
export function Tick({ label, hint, checked, disabled = false, onChange }: Props) {
  return (
    <FormControlLabel
      disabled={disabled}
      sx={{ alignItems: 'flex-start', gap: '8px', marginLeft: 0 }}
      control={<Checkbox checked={checked} onChange={event => onChange(event.target.checked)} />}
      label={
        <span>
          {label}
          {hint !== undefined && <span className={styles['aside']}>{hint}</span>}
        </span>
      }
    />
  );
}
