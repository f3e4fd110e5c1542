import type { Domain } from '../../../libvirt-xml/domain/domain.ts';
import type { FoldersPart } from './folders.ts';

/** The memory that virtiofsd works in is shared by the memory's own part of the document. */
export function writeFolders({ devices }: Domain, { folders }: FoldersPart): void {
  for (const { path, tag, readOnly } of folders) {
    const folder = devices.filesystems.add({
      type: 'mount',
      // 9p keeps owners and modes beside the files: those of the host stay what they are.
      accessMode: readOnly ? 'mapped' : 'passthrough',
      driver: readOnly ? 'path' : 'virtiofs',
      dir: path,
      target: tag,
    });
    if (readOnly) folder.readonly = true;
  }
}
