import Button from '@mui/material/Button';
import { randomMac } from '#renderer/ui/random-mac.ts';
import { TextInput } from '../form/inputs/text-input.tsx';
import type { InputProps } from '../form/inputs/input-props.ts';
import styles from './own.module.css';

/** A network card's address, typed or made up. */
export function MacInput(props: InputProps) {
  return (
    <div className={styles['beside']}>
      <TextInput {...props} input={{ kind: 'text', placeholder: 'made by libvirt' }} values={{}} />
      <Button disabled={props.disabled} onClick={() => props.onChange(randomMac())}>
        Random
      </Button>
    </div>
  );
}
