import Button from '@mui/material/Button';
import { useState } from 'react';
import type { GuestDisk } from '#shared/contract/create/disk.ts';
import type { CreateOptions } from '#shared/contract/create/options.ts';
import { SegmentedAnswer } from '../../wizard/fields/segmented-answer.tsx';
import { TextAnswer } from '../../wizard/fields/text-answer.tsx';
import { useDraft } from '../../wizard/draft-store.ts';
import { useAnswer } from '../../wizard/use-answer.ts';
import { FolderBrowser } from '../source/folder-browser.tsx';
import { ImageList } from '../source/image-list.tsx';
import styles from './disk-image-answer.module.css';

interface Props {
  at: number;
  disk: GuestDisk;
  options: CreateOptions | undefined;
}

/** What is on a disk or in a drive, and whether the guest works on it or on a copy. */
export function DiskImageAnswer({ at, disk, options }: Props) {
  const { set, value } = useAnswer(`disks.${at}.image`);
  const connection = useDraft(({ draft }) => draft?.connection);
  const [browsing, setBrowsing] = useState(false);
  const drive = disk.device === 'cdrom';
  const images = (options?.images ?? []).filter(({ format }) => (format === 'iso') === drive);
  const what = drive ? 'ISO file' : 'disk image';
  return (
    <div className={styles['image']}>
      <div className={styles['path']}>
        <TextAnswer
          path={`disks.${at}.image`}
          label={drive ? 'ISO file; none is an empty drive' : 'Disk image'}
          placeholder={drive ? '/path/of.iso or https://…' : '/path/of.qcow2 or https://…'}
          mono
        />
        {options?.browsable === true && <Button onClick={() => setBrowsing(true)}>Browse…</Button>}
      </div>
      <ImageList images={images} chosen={value ?? ''} what={what} onPick={set} />
      {!drive && (
        <SegmentedAnswer
          path={`disks.${at}.how`}
          label="What happens to the image"
          choices={[
            { value: 'use', label: 'Used as it is' },
            { value: 'copy', label: 'Copied' },
            { value: 'convert', label: 'Converted' },
            { value: 'overlay', label: 'Layer on top' },
          ]}
        />
      )}
      {browsing && connection !== undefined && (
        <FolderBrowser
          connection={connection}
          what={what}
          onPick={path => {
            set(path);
            setBrowsing(false);
          }}
          onClose={() => setBrowsing(false)}
        />
      )}
    </div>
  );
}
