import type { ReactNode } from 'react';
import type { HardwareChange } from '#shared/contract/hardware.ts';
import type { Context } from '#shared/domain/hardware/catalogue/kind.ts';
import type { HardwareItem } from '../model/items.ts';
import { changeText, nameOf } from './property-words.ts';
import styles from './changes.module.css';

interface Props {
  title: string;
  changes: readonly HardwareChange[];
  items: readonly HardwareItem[];
  context: Context;
  /** A button for each. */
  action?: (change: HardwareChange) => ReactNode;
}

/** Changes one below the other: what it is about, from what to what, and why not at once. */
export function ChangeList({ title, changes, items, context, action }: Props) {
  if (changes.length === 0) return null;
  return (
    <section className={styles['changes']} aria-label={title}>
      <h3>{title}</h3>
      <ul>
        {changes.map(change => (
          <li key={`${change.item} ${change.property ?? ''}`}>
            <div className={styles['what']}>
              <span>{nameOf(items, change.item, change.property)}</span>
              <span className={styles['text']}>{changeText(items, change, context)}</span>
              {change.why && <span className={styles['why']}>{change.why}</span>}
            </div>
            {action?.(change)}
          </li>
        ))}
      </ul>
    </section>
  );
}
