import type { Snapshot } from '#shared/contract/snapshots.ts';
import { CopyText } from '#renderer/ui/copy-text.tsx';
import { formatBytes } from '#renderer/ui/format.ts';
import styles from './details.module.css';

const how = {
  internal: 'kept inside this file',
  external: 'frozen as it was in this file',
  none: 'not part of it',
} as const;

/** The files that a snapshot is in, disk by disk. */
export function SnapshotFiles({ snapshot: { disks, memoryFile } }: { snapshot: Snapshot }) {
  if (disks.length === 0 && memoryFile === undefined) return null;
  return (
    <div>
      <h3>Its files</h3>
      <ul className={styles['files']}>
        {disks.map(({ target, kind, path, size, overlay }) => (
          <li key={target}>
            <span>
              <code>{target}</code> {how[kind]}
              {size !== undefined && <em>{formatBytes(size)}</em>}
            </span>
            {kind !== 'none' && path !== undefined && (
              <CopyText text={path} what={`path of ${target}`} cut="middle" />
            )}
            {overlay !== undefined && (
              <>
                <span>The guest went on in</span>
                <CopyText text={overlay} what={`path of the layer above ${target}`} cut="middle" />
              </>
            )}
          </li>
        ))}
        {memoryFile && (
          <li>
            <span>
              Memory
              {memoryFile.size !== undefined && <em>{formatBytes(memoryFile.size)}</em>}
            </span>
            <CopyText text={memoryFile.path} what="path of the memory" cut="middle" />
          </li>
        )}
      </ul>
    </div>
  );
}
