import { keyLabels } from './key-labels.ts';
import styles from './key-hint.module.css';

/** A shortcut drawn as keys; read out as one text. */
export function KeyHint({ keys }: { keys: string }) {
  const labels = keyLabels(keys);
  return (
    <kbd className={styles['keys']} aria-label={labels.join(' ')}>
      {labels.join(' ')}
    </kbd>
  );
}
