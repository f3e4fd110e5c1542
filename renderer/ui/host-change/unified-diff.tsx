import { diffLines, diffSize, type DiffLine } from './diff-lines.ts';
import styles from './unified-diff.module.css';

const signs: Record<DiffLine['kind'], string> = { added: '+', removed: '−', same: ' ', place: '' };
const spoken: Partial<Record<DiffLine['kind'], string>> = { added: 'Added: ', removed: 'Removed: ' };

/** The lines of one file's unified diff; each says by its sign what becomes of it, not by its colour alone. */
export function UnifiedDiff({ diff, label }: { diff: string; label: string }) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls has to be reached by keys
    <div className={styles['diff']} role="group" aria-label={label} tabIndex={0}>
      <div className={styles['lines']}>
        {diffLines(diff).map(({ kind, text }, at) => (
          <div key={`${at} ${text}`} data-kind={kind}>
            <span className={styles['sign']} aria-hidden="true">
              {signs[kind]}
            </span>
            {spoken[kind] && <span className="visually-hidden">{spoken[kind]}</span>}
            {kind === 'place' ? <span>{text}</span> : <code>{text === '' ? ' ' : text}</code>}
          </div>
        ))}
      </div>
    </div>
  );
}

/** `+4 −1`. */
export function DiffSize({ diff }: { diff: string }) {
  const { added, removed } = diffSize(diffLines(diff));
  return (
    <span className={styles['size']}>
      {added > 0 && (
        <span data-kind="added" title="Lines added">
          +{added}
        </span>
      )}
      {removed > 0 && (
        <span data-kind="removed" title="Lines removed">
          −{removed}
        </span>
      )}
    </span>
  );
}
