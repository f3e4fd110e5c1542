import DownloadIcon from '@mui/icons-material/FileDownloadOutlined';
import FileIcon from '@mui/icons-material/InsertDriveFileOutlined';
import FolderIcon from '@mui/icons-material/FolderOutlined';
import LinkIcon from '@mui/icons-material/ShortcutOutlined';
import OtherIcon from '@mui/icons-material/ExtensionOutlined';
import IconButton from '@mui/material/IconButton';
import type { DragEvent } from 'react';
import { formatBytes, formatMoment } from '#renderer/ui/format.ts';
import type { ContainerEntry } from '#shared/contract/container-files.ts';
import { shownName } from '#shared/domain/container-files/names.ts';
import { permissionsOf } from '#shared/domain/container-files/permissions.ts';
import styles from './files.module.css';

const icons = { file: FileIcon, folder: FolderIcon, link: LinkIcon, other: OtherIcon } as const;

interface Props {
  entry: ContainerEntry;
  index: number;
  /** Pixels from the top of the list. */
  top: number;
  chosen: boolean;
  /** Tab comes to this row; arrow keys to the others. */
  reachable: boolean;
  draggable: boolean;
  onClick: (how: { toggle: boolean; range: boolean }) => void;
  onPress: () => void;
  onDragStart: (event: DragEvent) => void;
  onOpen: () => void;
  onCopyOut: () => void;
}

export function FileRow(props: Props) {
  const { entry, index, top, chosen, reachable, onOpen, onCopyOut } = props;
  const { name, kind, size, modifiedAt, mode, uid, gid, target } = entry;
  const Icon = icons[kind];
  const shown = shownName(name);
  const octal = mode.toString(8).padStart(4, '0');
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the grid around it has the keys
    <div
      role="row"
      className={styles['row']}
      style={{ transform: `translateY(${top}px)` }}
      aria-rowindex={index + 2}
      aria-selected={chosen}
      tabIndex={reachable ? 0 : -1}
      data-index={index}
      draggable={props.draggable && kind !== 'other'}
      onMouseDown={event => event.button === 0 && kind !== 'other' && props.onPress()}
      onDragStart={props.onDragStart}
      onClick={event => props.onClick({ toggle: event.ctrlKey || event.metaKey, range: event.shiftKey })}
      onDoubleClick={onOpen}
    >
      <span
        role="gridcell"
        className={styles['entry']}
        title={`${shown}\n${permissionsOf(mode)} (${octal}), owner ${uid}:${gid}`}
      >
        <Icon fontSize="small" titleAccess={kind} />
        {kind === 'folder' || kind === 'link' ? (
          <button
            type="button"
            tabIndex={-1}
            onClick={event => {
              if (event.ctrlKey || event.metaKey || event.shiftKey) return;
              event.stopPropagation();
              onOpen();
            }}
          >
            <bdi>{shown}</bdi>
          </button>
        ) : (
          <bdi>{shown}</bdi>
        )}
        {target !== undefined && <bdi className={styles['muted']}> → {shownName(target)}</bdi>}
      </span>
      <span role="gridcell">{kind === 'file' ? formatBytes(size) : ''}</span>
      <span role="gridcell" className={`${styles['seldom']} ${styles['mode']}`} title={octal}>
        {permissionsOf(mode)}
      </span>
      <span role="gridcell" className={styles['seldom']}>
        {uid}:{gid}
      </span>
      <span role="gridcell">{formatMoment(modifiedAt)}</span>
      <span role="gridcell">
        {kind !== 'other' && (
          <IconButton
            size="small"
            tabIndex={-1}
            aria-label={`Copy “${shown}” out`}
            onClick={event => {
              event.stopPropagation();
              onCopyOut();
            }}
          >
            <DownloadIcon fontSize="small" />
          </IconButton>
        )}
      </span>
    </div>
  );
}
