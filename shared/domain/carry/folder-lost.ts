import type { Domain } from '../../libvirt-xml/domain/domain.ts';
import type { CarriedDisk } from './facts.ts';
import { isTaken } from './ovf-of-guest.ts';

interface Leaving {
  readonly view: Domain;
  readonly disks: readonly CarriedDisk[];
  readonly snapshots: number;
}

/** What of a guest is not in its exported folder: in sentences. */
export function folderLost({ view, disks, snapshots }: Leaving): string[] {
  const media = disks.filter(disk => !disk.empty && !isTaken(disk)).map(({ target }) => target);
  const some = (there: boolean, text: string) => (there ? [text] : []);
  return [
    ...some(snapshots > 0, 'Its snapshots: the disks are what they are now, each in one file.'),
    ...some(media.length > 0, `What is in or behind ${media.join(', ')}: a medium or a device of the host.`),
    ...some(
      view.devices.tpms.items.some(({ backend }) => backend === 'emulator'),
      'What is sealed in its TPM: have recovery keys at hand.',
    ),
    ...some(view.devices.hostdevs.length > 0, 'Devices of the host: they are named in the document.'),
    ...some(view.devices.filesystems.length > 0, 'What is in its shared folders.'),
    ...some(
      view.os.kernel !== undefined,
      'The kernel and initramfs that it is started with, which are files of the host.',
    ),
  ];
}
