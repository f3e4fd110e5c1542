import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { CheckMark } from '#renderer/ui/check-mark.tsx';
import { toggled } from '../model/filter.ts';
import type { ChoiceProps } from './choice-chip.tsx';

interface Props extends ChoiceProps<string> {
  at: HTMLElement;
  onClose: () => void;
}

export default function ChoiceMenu({ at, onClose, options, chosen, onChange }: Props) {
  return (
    <Menu
      open
      anchorEl={at}
      onClose={onClose}
      slotProps={{ paper: { sx: { maxHeight: 360, maxWidth: 320 } } }}
    >
      {options.map(({ value, label }) => (
        <MenuItem
          key={value}
          role="menuitemcheckbox"
          aria-checked={chosen.includes(value)}
          onClick={() => onChange(toggled(chosen, value) ?? [])}
        >
          <CheckMark on={chosen.includes(value)} />
          <span title={label} style={{ overflow: 'hidden', textOverflow: 'ellipsis' }}>
            {label}
          </span>
        </MenuItem>
      ))}
      <MenuItem disabled={chosen.length === 0} onClick={() => onChange([])}>
        Show all
      </MenuItem>
    </Menu>
  );
}
