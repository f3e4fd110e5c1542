import AddIcon from '@mui/icons-material/AddCircleOutlineOutlined';
import ChangeIcon from '@mui/icons-material/EditOutlined';
import DeleteIcon from '@mui/icons-material/DeleteOutlined';
import KeepIcon from '@mui/icons-material/LockOutlined';
import MergeIcon from '@mui/icons-material/CallMergeOutlined';
import MoveIcon from '@mui/icons-material/DriveFileMoveOutlined';
import type { SvgIconComponent } from '@mui/icons-material';
import type { TouchedFile } from '#shared/contract/action-plan.ts';
import { CopyText } from '#renderer/ui/copy-text.tsx';
import { formatBytes } from '#renderer/ui/format.ts';
import styles from './plan.module.css';

const looks: Record<TouchedFile['becomes'], { word: string; icon: SvgIconComponent }> = {
  made: { word: 'Made', icon: AddIcon },
  changed: { word: 'Changed', icon: ChangeIcon },
  merged: { word: 'Merged', icon: MergeIcon },
  moved: { word: 'Moved', icon: MoveIcon },
  deleted: { word: 'Deleted', icon: DeleteIcon },
  kept: { word: 'Kept', icon: KeepIcon },
};

/** Every file an action touches, what becomes of it, and which are only named so that nobody fears for them. */
export function TouchedFiles({ files }: { files: readonly TouchedFile[] }) {
  return (
    <ul className={styles['files']}>
      {files.map(({ path, becomes, size, lost, note }) => {
        const { word, icon: Icon } = looks[becomes];
        return (
          <li key={`${becomes} ${path}`} data-becomes={becomes}>
            <span className={styles['becomes']} data-lost={lost || undefined}>
              <Icon />
              {word}
            </span>
            <CopyText text={path} what={`path ${path}`} cut="middle" />
            <span className={styles['size']}>{size === undefined ? '' : formatBytes(size)}</span>
            {(note !== undefined || lost) && (
              <small>
                {lost && <strong>Its content is lost. </strong>}
                {note}
              </small>
            )}
          </li>
        );
      })}
    </ul>
  );
}
