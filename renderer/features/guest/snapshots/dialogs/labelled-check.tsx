import Checkbox from '@mui/material/Checkbox';
import { useId } from 'react';
import styles from './dialogs.module.css';

interface Props {
  label: string;
  checked: boolean;
  disabled?: boolean;
  /** What it means, or why it cannot be changed. */
  why?: string | undefined;
  onChange: (checked: boolean) => void;
}

export function LabelledCheck({ label, checked, disabled = false, why, onChange }: Props) {
  const id = useId();
  return (
    <label className={styles['check']}>
      <Checkbox
        checked={checked}
        disabled={disabled}
        onChange={(_event, on) => onChange(on)}
        slotProps={{
          input: { 'aria-labelledby': `${id}l`, ...(why ? { 'aria-describedby': `${id}w` } : {}) },
        }}
      />
      <span>
        <span id={`${id}l`}>{label}</span>
        {why && <small id={`${id}w`}>{why}</small>}
      </span>
    </label>
  );
}
