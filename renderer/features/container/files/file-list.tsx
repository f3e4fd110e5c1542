import DownloadIcon from '@mui/icons-material/FileDownloadOutlined';
import FileIcon from '@mui/icons-material/InsertDriveFileOutlined';
import FolderIcon from '@mui/icons-material/FolderOutlined';
import LinkIcon from '@mui/icons-material/ShortcutOutlined';
import OtherIcon from '@mui/icons-material/ExtensionOutlined';
import IconButton from '@mui/material/IconButton';
import { formatBytes } from '#renderer/ui/format.ts';
import type { VolumeEntry } from '#shared/contract/engine-volumes.ts';
import styles from './files.module.css';

const icons = { file: FileIcon, folder: FolderIcon, link: LinkIcon, other: OtherIcon } as const;

interface Props {
  path: string;
  entries: readonly VolumeEntry[];
  onOpen: (entry: VolumeEntry) => void;
  onCopyOut: (entry: VolumeEntry) => void;
}

/** What is in one folder, folders first. */
export function FileList({ path, entries, onOpen, onCopyOut }: Props) {
  if (entries.length === 0) return <p className={styles['muted']}>Nothing is in it.</p>;
  const sorted = entries.toSorted((a, b) => Number(b.kind === 'folder') - Number(a.kind === 'folder'));
  return (
    <table className={styles['files']} aria-label={`Files in ${path}`}>
      <thead>
        <tr>
          <th scope="col">Name</th>
          <th scope="col">Size</th>
          <th scope="col">Mode</th>
          <th scope="col">Changed</th>
          <th scope="col">Copy out</th>
        </tr>
      </thead>
      <tbody>
        {sorted.map(entry => {
          const { name, kind, size, modifiedAt, mode, target } = entry;
          const Icon = icons[kind];
          return (
            <tr key={name}>
              <td>
                <span className={styles['entry']}>
                  <Icon fontSize="small" />
                  {kind === 'folder' || kind === 'link' ? (
                    <button type="button" onClick={() => onOpen(entry)}>
                      {name}
                    </button>
                  ) : (
                    <span>{name}</span>
                  )}
                  {target !== undefined && <span className={styles['muted']}> → {target}</span>}
                </span>
              </td>
              <td>{kind === 'file' ? formatBytes(size) : ''}</td>
              <td>{mode.toString(8).padStart(4, '0')}</td>
              <td>{new Date(modifiedAt).toLocaleString('en-GB')}</td>
              <td>
                {kind !== 'other' && (
                  <IconButton aria-label={`Copy “${name}” out`} onClick={() => onCopyOut(entry)}>
                    <DownloadIcon fontSize="small" />
                  </IconButton>
                )}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
