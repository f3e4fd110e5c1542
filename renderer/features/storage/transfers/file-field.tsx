import Button from '@mui/material/Button';
import { useId, useRef } from 'react';
import { formatBytes } from '#renderer/ui/format.ts';
import styles from './transfers.module.css';

interface Props {
  file: File | undefined;
  problem: string | undefined;
  onPick: (file: File) => void;
}

/** One file of the computer that the person sits at. */
export function FileField({ file, problem, onPick }: Props) {
  const input = useRef<HTMLInputElement>(null);
  const id = useId();
  return (
    <div>
      <div className={styles['file']} data-empty={file === undefined || undefined}>
        <span className={styles['name']} title={file?.name}>
          {file?.name ?? 'No file chosen yet. It can be dropped here, too.'}
        </span>
        {file && <em>{formatBytes(file.size)}</em>}
        <Button
          aria-describedby={problem === undefined ? undefined : id}
          onClick={() => input.current?.click()}
        >
          {file ? 'Choose another…' : 'Choose a file…'}
        </Button>
        <input
          ref={input}
          type="file"
          hidden
          aria-label="File to upload"
          onChange={event => {
            const [picked] = event.target.files ?? [];
            if (picked) onPick(picked);
            event.target.value = '';
          }}
        />
      </div>
      {problem !== undefined && (
        <p id={id} className={styles['problem']}>
          {problem}
        </p>
      )}
    </div>
  );
}
