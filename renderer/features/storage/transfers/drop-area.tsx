import UploadIcon from '@mui/icons-material/FileUploadOutlined';
import { useState, type DragEvent, type ReactNode } from 'react';
import styles from './transfers.module.css';

interface Props {
  /** Said while a file is held over it. */
  what: string;
  /** Nothing can be dropped, and why; shown while a file is held over it. */
  refusal?: string | undefined;
  onDrop: (files: readonly File[]) => void;
  children: ReactNode;
}

const bringsFiles = ({ dataTransfer }: DragEvent) => dataTransfer.types.includes('Files');

/** Where files can be dropped. What else is dragged, text or a link, passes by. */
export function DropArea({ what, refusal, onDrop, children }: Props) {
  // Every element inside is entered and left by itself.
  const [depth, setDepth] = useState(0);
  return (
    <div
      className={styles['area']}
      onDragEnter={event => bringsFiles(event) && setDepth(before => before + 1)}
      onDragLeave={event => bringsFiles(event) && setDepth(before => Math.max(0, before - 1))}
      onDragOver={event => {
        if (!bringsFiles(event)) return;
        event.preventDefault();
        event.dataTransfer.dropEffect = refusal === undefined ? 'copy' : 'none';
      }}
      onDrop={event => {
        if (!bringsFiles(event)) return;
        // Otherwise the browser opens the file instead of this page.
        event.preventDefault();
        event.stopPropagation();
        setDepth(0);
        if (refusal === undefined) onDrop(filesOf(event));
      }}
    >
      {children}
      {depth > 0 && (
        <div className={styles['over']} data-refused={refusal !== undefined || undefined}>
          <UploadIcon />
          {refusal ?? what}
        </div>
      )}
    </div>
  );
}

/** Folders are no files, though they are dropped as such. */
function filesOf({ dataTransfer }: DragEvent): readonly File[] {
  return Array.from(dataTransfer.items).flatMap(item => {
    if (item.kind !== 'file' || item.webkitGetAsEntry()?.isDirectory === true) return [];
    const file = item.getAsFile();
    return file ? [file] : [];
  });
}
