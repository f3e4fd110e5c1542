import FileIcon from '@mui/icons-material/InsertDriveFileOutlined';
import FolderIcon from '@mui/icons-material/FolderOutlined';
import LinkIcon from '@mui/icons-material/ShortcutOutlined';
import OtherIcon from '@mui/icons-material/ExtensionOutlined';
import { useState } from 'react';
import { useVolumeFolder } from '#renderer/api/engine-volumes.ts';
import { toFailure } from '#renderer/api/failure.ts';
import { Attention } from '#renderer/ui/attention.tsx';
import { FailureNote } from '#renderer/ui/failure-note.tsx';
import { formatBytes, formatMoment } from '#renderer/ui/format.ts';
import type { VolumeEntry } from '#shared/contract/engine-volumes.ts';
import type { EngineId } from '#shared/contract/engines.ts';
import styles from './engine-volumes.module.css';

const icons = { file: FileIcon, folder: FolderIcon, link: LinkIcon, other: OtherIcon } as const;

/** The files of a volume, a folder at a time. */
export function VolumeFiles({ engine, name }: { engine: EngineId; name: string }) {
  const [path, setPath] = useState<readonly string[]>([]);
  const { data, error } = useVolumeFolder(engine, name, `/${path.join('/')}`);
  return (
    <>
      <nav className={styles['path']} aria-label="Folder">
        {[name, ...path].map((part, at) => (
          <span key={`${at} ${part}`}>
            {at > 0 && <span aria-hidden="true">/</span>}
            <button
              type="button"
              aria-current={at === path.length ? 'page' : undefined}
              onClick={() => setPath(path.slice(0, at))}
            >
              {part}
            </button>
          </span>
        ))}
      </nav>
      {error && <FailureNote failure={toFailure(error)} />}
      {!data && !error && <div aria-busy="true" role="status" aria-label="Looking into the volume" />}
      {data?.more === true && (
        <Attention
          tone="info"
          what="There is more in this folder than is shown."
          why="The engine sends all that is below a folder to tell what is in it; that was left at a limit."
        />
      )}
      {data?.entries.length === 0 && <p className={styles['muted']}>Nothing is in it.</p>}
      {data && data.entries.length > 0 && (
        <table className={styles['files']} aria-label={`Files in /${path.join('/')}`}>
          <thead>
            <tr>
              <th scope="col">Name</th>
              <th scope="col">Size</th>
              <th scope="col">Changed</th>
            </tr>
          </thead>
          <tbody>
            {data.entries.map(entry => (
              <Entry key={entry.name} entry={entry} onOpen={() => setPath([...path, entry.name])} />
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}

function Entry({ entry, onOpen }: { entry: VolumeEntry; onOpen: () => void }) {
  const { name, kind, size, modifiedAt, mode, target } = entry;
  const Icon = icons[kind];
  return (
    <tr>
      <td title={`Mode ${mode.toString(8).padStart(4, '0')}`}>
        <span className={styles['entry']}>
          <Icon fontSize="small" />
          {kind === 'folder' ? (
            <button type="button" onClick={onOpen}>
              {name}
            </button>
          ) : (
            <span>
              {name}
              {target !== undefined && <span className={styles['muted']}> → {target}</span>}
            </span>
          )}
        </span>
      </td>
      <td>{kind === 'file' ? formatBytes(size) : ''}</td>
      <td>{formatMoment(modifiedAt)}</td>
    </tr>
  );
}
