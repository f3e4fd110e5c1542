import AddIcon from '@mui/icons-material/AddCircleOutlineOutlined';
import ChangeIcon from '@mui/icons-material/EditOutlined';
import DeleteIcon from '@mui/icons-material/DeleteOutlined';
import RebuildIcon from '@mui/icons-material/BuildOutlined';
import type { SvgIconComponent } from '@mui/icons-material';
import type { ChangedFile } from '#shared/contract/host-changes.ts';
import { CopyText } from '../copy-text.tsx';
import { formatBytes } from '../format.ts';
import { DiffSize, UnifiedDiff } from './unified-diff.tsx';
import styles from './host-change.module.css';

const looks: Record<ChangedFile['becomes'], { word: string; icon: SvgIconComponent }> = {
  made: { word: 'Made', icon: AddIcon },
  changed: { word: 'Changed', icon: ChangeIcon },
  deleted: { word: 'Deleted', icon: DeleteIcon },
  rebuilt: { word: 'Built anew', icon: RebuildIcon },
};

/** Every file that becomes another, each with its diff below it. */
export function ChangedFiles({ files }: { files: readonly ChangedFile[] }) {
  return (
    <ul className={styles['files']}>
      {files.map(({ path, becomes, diff, size, note }) => {
        const { word, icon: Icon } = looks[becomes];
        return (
          <li key={path}>
            <div className={styles['file']}>
              <span className={styles['becomes']}>
                <Icon />
                {word}
              </span>
              <CopyText text={path} what={`path ${path}`} cut="middle" />
              {diff !== undefined && <DiffSize diff={diff} />}
              {diff === undefined && size !== undefined && (
                <span className={styles['size']}>{formatBytes(size)}</span>
              )}
            </div>
            {note && <p className={styles['fileNote']}>{note}</p>}
            {diff !== undefined && diff !== '' && <UnifiedDiff diff={diff} label={`Changes of ${path}`} />}
          </li>
        );
      })}
    </ul>
  );
}
