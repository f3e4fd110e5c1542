import AddIcon from '@mui/icons-material/Add';
import DeleteIcon from '@mui/icons-material/DeleteOutlined';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import { TextLine } from '#renderer/ui/item-panel/text-line.tsx';
import type { ProblemOf } from '#renderer/ui/plan/problems.ts';
import { noSubnet, type Typed } from './typed.ts';
import styles from '../engine-networks.module.css';

interface Props {
  value: Typed['subnets'];
  problemOf: ProblemOf;
  onChange: (subnets: Typed['subnets']) => void;
}

const fields = [
  ['subnet', 'Subnet', 'Such as 172.30.0.0/16.'],
  ['range', 'Range for containers', 'Empty: all of it.'],
  ['gateway', 'Gateway', 'Empty: the first address.'],
] as const;

/** Addresses of a new network; without any, the engine chooses. */
export function SubnetFields({ value, problemOf, onChange }: Props) {
  return (
    <>
      {value.map((given, at) => (
        // Subnets have no other name than their place.
        // oxlint-disable-next-line react/no-array-index-key
        <fieldset key={at} className={styles['subnet']} aria-label={`Subnet ${at + 1}`}>
          {fields.map(([field, label, hint]) => (
            <TextLine
              key={field}
              label={label}
              hint={hint}
              value={given[field]}
              problem={given.subnet === '' ? undefined : problemOf(`subnets.${at}.${field}`)}
              onChange={text => onChange(value.with(at, { ...given, [field]: text }))}
            />
          ))}
          <IconButton
            aria-label={`Take subnet ${at + 1} out`}
            onClick={() => onChange(value.filter((_, index) => index !== at))}
          >
            <DeleteIcon />
          </IconButton>
        </fieldset>
      ))}
      <div>
        <Button startIcon={<AddIcon />} onClick={() => onChange([...value, noSubnet])}>
          {value.length === 0 ? 'Choose a subnet' : 'Add a subnet'}
        </Button>
      </div>
    </>
  );
}
