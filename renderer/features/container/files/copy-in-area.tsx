import UploadIcon from '@mui/icons-material/FileUploadOutlined';
import Button from '@mui/material/Button';
import { useRef, useState, type ChangeEvent, type DragEvent, type ReactNode } from 'react';
import { takenNames } from '#renderer/api/container-files.ts';
import { toFailure } from '#renderer/api/failure.ts';
import { notifyFailure } from '#renderer/app/notifications/store.ts';
import { tellOfJob } from '#renderer/app/notifications/tell-of-job.ts';
import { ConfirmDialog } from '#renderer/ui/confirm-dialog.tsx';
import { countOf } from '#renderer/ui/format.ts';
import { Toolbar } from '#renderer/ui/toolbar.tsx';
import type { ContainerRef } from '#shared/contract/containers.ts';
import { chosenFiles, droppedFiles } from './dropped-files.ts';
import { sendIn, topNames, type PickedFile } from './send-in.ts';
import styles from './files.module.css';

interface Props {
  container: ContainerRef;
  folder: string;
  /** Why nothing can be written there. */
  sealed: string | undefined;
  onStarted: (job: string) => void;
  bar: ReactNode;
  actions: ReactNode;
  children: ReactNode;
}

/** A folder that files and folders can be dropped on or chosen for. What would be lost is said first. */
export function CopyInArea({ container, folder, sealed, onStarted, bar, actions, children }: Props) {
  const [over, setOver] = useState(false);
  const [asked, setAsked] = useState<{ files: readonly PickedFile[]; taken: string[] }>();
  const files = useRef<HTMLInputElement>(null);
  const folders = useRef<HTMLInputElement>(null);

  const send = async (picked: readonly PickedFile[], overwrite: boolean) => {
    setAsked(undefined);
    try {
      const job = await sendIn(container, folder, picked, overwrite);
      tellOfJob(job, `Copy ${countOf(picked.length, 'file')} in`);
      onStarted(job);
    } catch (error) {
      notifyFailure(toFailure(error));
    }
  };
  const begin = async (picking: PickedFile[] | Promise<PickedFile[]>) => {
    try {
      const picked = await picking;
      if (picked.length === 0) return;
      const { names: taken } = await takenNames(container, folder, topNames(picked));
      if (taken.length > 0) setAsked({ files: picked, taken });
      else await send(picked, false);
    } catch (error) {
      notifyFailure(toFailure(error));
    }
  };
  const chosen = ({ currentTarget }: ChangeEvent<HTMLInputElement>) => {
    const picked = chosenFiles(currentTarget.files ?? new DataTransfer().files);
    // The same file may be chosen again.
    currentTarget.value = '';
    void begin(picked);
  };
  const brings = ({ dataTransfer }: DragEvent) => dataTransfer.types.includes('Files');

  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- the buttons do the same by keys
    <div
      className={styles['page']}
      data-over={over || undefined}
      onDragOver={event => {
        if (!brings(event)) return;
        event.preventDefault();
        event.dataTransfer.dropEffect = sealed === undefined ? 'copy' : 'none';
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={event => {
        if (!brings(event)) return;
        // Otherwise the browser opens the file instead of this page.
        event.preventDefault();
        setOver(false);
        if (sealed === undefined) void begin(droppedFiles(event.dataTransfer.items));
      }}
    >
      <Toolbar label="Files">
        {bar}
        <input ref={files} type="file" multiple hidden data-testid="files-in" onChange={chosen} />
        <input
          ref={folders}
          type="file"
          hidden
          data-testid="folder-in"
          onChange={chosen}
          {...{ webkitdirectory: '' }}
        />
        <Button
          startIcon={<UploadIcon />}
          disabled={sealed !== undefined}
          onClick={() => files.current?.click()}
        >
          Copy files in…
        </Button>
        <Button disabled={sealed !== undefined} onClick={() => folders.current?.click()}>
          Copy a folder in…
        </Button>
        {actions}
      </Toolbar>
      <div className={styles['body']}>{children}</div>
      {over && <div className={styles['drop']}>{sealed ?? `Drop to copy into ${folder}`}</div>}
      {asked && (
        <ConfirmDialog
          title="Write over what is there?"
          lost={asked.taken.map(name => `${folder.replace(/\/$/, '')}/${name}`)}
          confirm="Write over"
          dangerous
          onConfirm={() => void send(asked.files, true)}
          onClose={() => setAsked(undefined)}
        >
          The container has these names already. Files are lost; in folders, files of the same names are.
        </ConfirmDialog>
      )}
    </div>
  );
}
