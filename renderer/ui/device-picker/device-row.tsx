import Checkbox from '@mui/material/Checkbox';
import { useId } from 'react';
import { StatusPill } from '#renderer/ui/status-pill.tsx';
import type { HostDeviceOption } from '#shared/contract/create/options.ts';
import { verdictOf } from './verdict.ts';
import styles from './device-picker.module.css';

interface Props {
  option: HostDeviceOption;
  on: boolean;
  onToggle: () => void;
}

/** A device: what it is, where, who has it, and whether it can be had. */
export function DeviceRow({ option, on, onToggle }: Props) {
  const id = useId();
  const verdict = verdictOf(option);
  return (
    <li className={styles['row']} data-on={on || undefined}>
      <label>
        <Checkbox
          checked={on}
          disabled={!verdict.possible && !on}
          onChange={onToggle}
          slotProps={{ input: { 'aria-describedby': id } }}
        />
        <span className={styles['name']}>{option.name}</span>
        <code className={styles['where']}>{whereOf(option)}</code>
      </label>
      <StatusPill tone={verdict.tone}>{verdict.word}</StatusPill>
      <p id={id}>{[placeOf(option), verdict.why].filter(Boolean).join(' ')}</p>
    </li>
  );
}

function whereOf(option: HostDeviceOption): string {
  if (option.kind === 'pci') return option.address.replace(/^0000:/, '');
  if (option.kind === 'usb') return `${option.vendor}:${option.product}`;
  return option.uuid.slice(0, 8);
}

function placeOf(option: HostDeviceOption): string {
  if (option.kind === 'usb') return `Bus ${option.bus}, device ${option.device}.`;
  if (option.kind === 'mediated') return '';
  const parts = [
    option.functionOf && `function of ${option.functionOf.replace(/^0000:/, '')}`,
    option.iommuGroup !== undefined && `IOMMU group ${option.iommuGroup}`,
    option.node !== undefined && `NUMA node ${option.node}`,
  ].filter(Boolean);
  const text = parts.join(', ');
  return text && `${text[0]?.toUpperCase()}${text.slice(1)}.`;
}
