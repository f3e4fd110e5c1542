import Button from '@mui/material/Button';
import { useRef, useState } from 'react';
import { bringImages } from '#renderer/api/images.ts';
import { notifyFailure } from '#renderer/app/notifications/store.ts';
import { tellOfJob } from '#renderer/app/notifications/tell-of-job.ts';
import { formatBytes } from '#renderer/ui/format.ts';
import type { EngineId } from '#shared/contract/engines.ts';
import { FormDialog } from '#renderer/ui/form-dialog.tsx';
import { isName, NameField } from './name-field.tsx';
import styles from '../images.module.css';

interface Props {
  engine: EngineId;
  as: 'load' | 'import';
  onClose: () => void;
}

/** A file of the computer that the person sits at becomes images, or one. */
export function BringDialog({ engine, as, onClose }: Props) {
  const [file, setFile] = useState<File>();
  const [name, setName] = useState('');
  const input = useRef<HTMLInputElement>(null);
  const begin = async () => {
    if (file === undefined) return;
    const { job } = await bringImages(engine, file, as === 'import' ? name : undefined, error =>
      notifyFailure(error),
    );
    tellOfJob(job, as === 'load' ? `Load images from ${file.name}` : `Import ${file.name}`);
    onClose();
  };
  return (
    <FormDialog
      wide
      title={as === 'load' ? 'Load images from a file' : 'Import a tree of files'}
      confirm={as === 'load' ? 'Load' : 'Import'}
      ready={file !== undefined && (as === 'load' || isName(name))}
      onSubmit={begin}
      onClose={onClose}
    >
      <p className={styles['muted']}>
        {as === 'load'
          ? 'A tarball that “Save” or “docker save” made. What is in it says the names.'
          : 'A tarball of a root folder, packed or not. It becomes an image of one layer.'}
      </p>
      <div>
        <Button variant="outlined" autoFocus onClick={() => input.current?.click()}>
          {file ? 'Choose another…' : 'Choose a file…'}
        </Button>{' '}
        {file && `${file.name}, ${formatBytes(file.size)}`}
        <input
          ref={input}
          type="file"
          hidden
          aria-label="File"
          onChange={event => {
            const [picked] = event.target.files ?? [];
            if (picked) setFile(picked);
          }}
        />
      </div>
      {as === 'import' && <NameField label="Name of the image" value={name} onChange={setName} />}
    </FormDialog>
  );
}
