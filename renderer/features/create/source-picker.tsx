import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { Segmented } from '#renderer/ui/segmented.tsx';
import type { CreateOptions, GuestSource } from '#shared/contract/create.ts';
import type { ConnectionId } from '#shared/contract/values.ts';
import { imagesFor } from './draft.ts';
import { FolderBrowser } from './folder-browser.tsx';
import { ImageList } from './image-list.tsx';
import styles from './source-picker.module.css';

interface Props {
  connection: ConnectionId;
  source: GuestSource;
  options: CreateOptions | undefined;
  error: string | undefined;
  onChange: (source: GuestSource) => void;
}

const kinds = [
  { value: 'iso', label: 'ISO file' },
  { value: 'disk-image', label: 'Disk image' },
  { value: 'network-boot', label: 'Network boot' },
  { value: 'none', label: 'Nothing' },
] as const;

function sourceOf(kind: GuestSource['kind'], path: string): GuestSource {
  switch (kind) {
    case 'iso':
      return { kind, path };
    case 'disk-image':
      return { kind, path, how: 'copy' };
    case 'network-boot':
    case 'none':
      return { kind };
  }
}

/** What the guest starts from first. */
export function SourcePicker(props: Props) {
  const { source, onChange } = props;
  return (
    <div className={styles['picker']}>
      <span className={styles['label']}>Start from</span>
      <Segmented
        label="Start from"
        value={source.kind}
        choices={kinds}
        onChange={kind =>
          onChange(sourceOf(kind, 'path' in source && kind === source.kind ? source.path : ''))
        }
      />
      {source.kind === 'network-boot' && (
        <p className={styles['hint']}>
          It asks its network for something to boot (PXE) each time its disk is empty.
        </p>
      )}
      {source.kind === 'none' && (
        <p className={styles['hint']}>
          An empty guest. Media can be added later; until then it stays at its firmware.
        </p>
      )}
      {'path' in source && <FileSource {...props} source={source} />}
    </div>
  );
}

type FileSourceValue = Extract<GuestSource, { path: string }>;

function FileSource({ connection, source, options, error, onChange }: Props & { source: FileSourceValue }) {
  const [browsing, setBrowsing] = useState(false);
  const images = imagesFor(source.kind, options?.images ?? []);
  const pick = (path: string) => onChange({ ...source, path });
  const what = source.kind === 'iso' ? 'ISO file' : 'disk image';
  return (
    <>
      <div className={styles['path']}>
        <TextField
          fullWidth
          label={`Path of the ${what} on the host`}
          value={source.path}
          error={error !== undefined}
          helperText={error}
          placeholder={
            source.kind === 'iso' ? '/home/you/Downloads/debian.iso' : '/var/lib/libvirt/images/cloud.qcow2'
          }
          slotProps={{ htmlInput: { spellCheck: false, className: styles['mono'] } }}
          onChange={event => pick(event.target.value)}
        />
        {options?.browsable && <Button onClick={() => setBrowsing(true)}>Browse…</Button>}
      </div>
      <ImageList images={images} chosen={source.path} what={what} onPick={pick} />
      {source.kind === 'disk-image' && (
        <Segmented
          label="What happens to the image"
          value={source.how}
          choices={[
            { value: 'copy', label: 'Copy it, keep the original' },
            { value: 'use', label: 'Use the file itself' },
          ]}
          onChange={how => onChange({ ...source, how })}
        />
      )}
      {browsing && (
        <FolderBrowser
          connection={connection}
          what={what}
          onPick={path => {
            pick(path);
            setBrowsing(false);
          }}
          onClose={() => setBrowsing(false)}
        />
      )}
    </>
  );
}
