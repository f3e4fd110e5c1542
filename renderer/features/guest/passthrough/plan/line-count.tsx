import { countTexts } from './line-counts.ts';
import styles from './plan.module.css';

/** `+14 −3`: how much of a document is changed. */
export function LineCount({ before, after }: { before: string; after: string }) {
  const { added, removed } = countTexts(before, after);
  return (
    <span className={styles['count']}>
      {added > 0 && <ins title="Lines added">+{added}</ins>}
      {removed > 0 && <del title="Lines removed">−{removed}</del>}
    </span>
  );
}
