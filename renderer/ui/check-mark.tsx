import styles from './check-mark.module.css';
import { StateIcon } from './state-icon.tsx';

/** Room for a tick before a menu's entry; the entry itself says whether it is on, by `aria-checked`. */
export function CheckMark({ on }: { on: boolean }) {
  return <span className={styles['mark']}>{on && <StateIcon look="ok" />}</span>;
}
