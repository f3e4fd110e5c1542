import Divider from '@mui/material/Divider';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import type { Volume } from '#shared/contract/volumes.ts';
import { actWords, type VolumeAct } from './acts.ts';

interface Props {
  at: { x: number; y: number };
  volumes: readonly Volume[];
  /** Nothing can be done now. */
  blocked: boolean;
  onDo: (act: VolumeAct | 'details' | 'copy-path' | 'download') => void;
  onClose: () => void;
}

/** What can be done to the chosen volumes. */
export function VolumeMenu({ at, volumes, blocked, onDo, onClose }: Props) {
  const [volume] = volumes;
  const one = volumes.length === 1 ? volume : undefined;
  const isFolder = one?.facts?.type === 'dir';
  const item = (act: Parameters<Props['onDo']>[0], words: string, disabled = false) => (
    <MenuItem
      key={act}
      disabled={disabled}
      onClick={() => {
        onClose();
        onDo(act);
      }}
    >
      {words}
    </MenuItem>
  );
  return (
    <Menu open anchorReference="anchorPosition" anchorPosition={{ left: at.x, top: at.y }} onClose={onClose}>
      {one && item('details', 'Details')}
      {one && item('copy-path', 'Copy its path')}
      {one && <Divider />}
      {one && item('download', 'Download…', isFolder || blocked)}
      {one && <Divider />}
      {one &&
        (['resize', 'clone', 'convert', 'wipe'] as const).map(act =>
          item(act, actWords[act], isFolder || blocked),
        )}
      {item('delete', one ? actWords.delete : `Delete ${volumes.length} volumes…`, blocked)}
    </Menu>
  );
}
