import Button from '@mui/material/Button';
import { TextAnswer } from '../../wizard/fields/text-answer.tsx';
import { useAnswer } from '../../wizard/use-answer.ts';
import { randomMac } from '#renderer/ui/random-mac.ts';
import styles from './target-answer.module.css';

/** The card's address. Left out, libvirt makes one. */
export function MacAnswer({ at }: { at: number }) {
  const { set } = useAnswer(`nics.${at}.mac`);
  return (
    <div className={styles['beside']}>
      <TextAnswer path={`nics.${at}.mac`} label="MAC address" placeholder="made by libvirt" mono />
      <Button onClick={() => set(randomMac())}>Random</Button>
    </div>
  );
}
