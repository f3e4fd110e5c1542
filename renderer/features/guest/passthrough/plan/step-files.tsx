import type { ChangedFile } from '#shared/contract/host-changes.ts';
import { formatBytes } from '#renderer/ui/format.ts';
import { DiffSize } from '#renderer/ui/host-change/unified-diff.tsx';
import styles from './plan.module.css';

const words: Record<ChangedFile['becomes'], string> = {
  made: 'new',
  changed: '',
  deleted: 'deleted',
  rebuilt: 'built anew',
};

/** The files that a step touches: their paths, and how much of each. */
export function StepFiles({ files }: { files: readonly ChangedFile[] }) {
  if (files.length === 0) return null;
  return (
    <ul className={styles['files']}>
      {files.map(({ path, becomes, diff, size, note }) => (
        <li key={path}>
          <code>{path}</code>
          {diff !== undefined && <DiffSize diff={diff} />}
          <span className={styles['becomes']}>
            {[words[becomes], diff === undefined && size !== undefined ? formatBytes(size) : '']
              .filter(Boolean)
              .join(', ')}
          </span>
          {note !== undefined && <span className={styles['edited']}>{note}</span>}
        </li>
      ))}
    </ul>
  );
}
