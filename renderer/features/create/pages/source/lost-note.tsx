import { usePlan } from '../../wizard/plan-store.ts';
import styles from './lost-note.module.css';

/** What the source's machine had and this guest will not have. */
export function LostNote() {
  const lost = usePlan(({ plan }) => plan?.lost) ?? [];
  if (lost.length === 0) return null;
  return (
    <div className={styles['lost']} role="note">
      <h3>What is not carried over</h3>
      <ul>
        {lost.map(({ what, why }) => (
          <li key={`${what} ${why}`}>
            {what} <span>{why}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
