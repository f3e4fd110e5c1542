import { openPage } from '../../overview/remedies.ts';
import type { AttentionCheck } from '../check.ts';

/** A disk whose file, or a file that it stands on, is gone. */
export const checkMissingFile: AttentionCheck = ({ disks, document, running }) =>
  disks.flatMap(({ target, missing }) => {
    if (missing === undefined) return [];
    const disk = document.devices.disks.items.find(one => one.target === target);
    const own = disk?.source.file ?? disk?.source.dev;
    const what =
      own === missing ? `The file of ${target} is not there.` : `A file that ${target} stands on is gone.`;
    return [
      {
        id: `missing-file:${target}`,
        severity: 'error' as const,
        what,
        why: `${missing} was moved or deleted. ${running ? 'What QEMU has open still works: do not stop the guest before it is back.' : 'The guest does not start without it.'}`,
        remedies: [openPage('See the disk', `hardware/disk:${target}`)],
      },
    ];
  });
