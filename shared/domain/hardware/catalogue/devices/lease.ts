import { absolutePath, needed } from '../checks.ts';
import { all, number, text } from '../fields.ts';
import type { Kind } from '../kind.ts';
import { line, textOf } from '../words.ts';
import { qemu, unless } from './common.ts';

export const lease: Kind = {
  id: 'lease',
  element: 'lease',
  label: 'Lease',
  group: 'storage',
  title: values => `Lease ${textOf(values, 'key') ?? ''}`.trim(),
  summary: values => line(textOf(values, 'lockspace')),
  sections: [
    {
      title: 'Lease',
      fields: [
        text('lockspace', 'Lock space', 'Of the lock manager, such as sanlock.'),
        text('key', 'Key', 'The lease’s name in it.', { check: needed('the key') }),
        text('path', 'File', 'Of the lock space.', { check: all(needed('the file'), absolutePath) }),
        number('offset', 'Offset', 'Of the lease in that file; empty for its beginning.', {
          min: 1,
          unit: 'bytes',
        }),
      ],
    },
  ],
  starts: [
    {
      id: 'lease',
      label: 'Lease',
      why: 'A lock that the guest holds while it runs; the host needs a lock manager.',
      fill: ['lockspace', 'key', 'path'],
      not: unless(qemu),
      values: () => ({}),
    },
  ],
  about: 'https://libvirt.org/formatdomain.html#device-leases',
};
