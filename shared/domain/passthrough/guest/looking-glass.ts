import { itemsOf } from '../../hardware/item-id.ts';
import { readValues } from '../../hardware/values.ts';
import { formatBytes } from '../../units.ts';
import { sharedFrameSize } from '../looking-glass.ts';
import type { GuestTopic } from './change.ts';

const NAME = 'looking-glass';

/** Memory that the guest's card draws into and a program of the host shows: https://looking-glass.io/docs/. */
export const lookingGlass: GuestTopic = ({ choices: { lookingGlass: chosen } }, document) => {
  if (chosen.by === 'none') return [];
  const size = sharedFrameSize(chosen);
  const text = `It shares ${formatBytes(size)} with the host for a picture of ${chosen.width} × ${chosen.height}.`;
  const why = 'Looking Glass shows the card’s picture in a window of the host.';
  if (chosen.by === 'shmem') {
    const present = itemsOf(document).find(({ id }) => id === `shmem:${NAME}`);
    const values = { model: 'ivshmem-plain', capacity: size };
    return [
      {
        text,
        why,
        edits: [
          present
            ? { op: 'set', item: present.id, values }
            : { op: 'add', element: 'shmem', values: { name: NAME, ...values } },
        ],
      },
    ];
  }
  const rows = readValues(document, 'domain', ['qemuCommandline.args'])['qemuCommandline.args'];
  const present = Array.isArray(rows) ? rows : [];
  return [
    {
      text: `${text} It does so by /dev/kvmfr0, in arguments that QEMU gets past libvirt.`,
      why: `${why} libvirt has no device for that module.`,
      edits: [
        {
          op: 'set',
          item: 'domain',
          values: { 'qemuCommandline.args': [...present, ...kvmfr(size).map(value => ({ value }))] },
        },
      ],
    },
  ];
};

/** JSON, as QEMU 6.2 and newer take it: commas in a path cannot break it. */
const kvmfr = (size: number) => [
  '-device',
  JSON.stringify({ driver: 'ivshmem-plain', id: NAME, memdev: `${NAME}-memory` }),
  '-object',
  JSON.stringify({
    'qom-type': 'memory-backend-file',
    id: `${NAME}-memory`,
    'mem-path': '/dev/kvmfr0',
    size,
    share: true,
  }),
];
