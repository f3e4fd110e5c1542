import { offered, words } from '../choices.ts';
import { choose, number } from '../fields.ts';
import type { Kind } from '../kind.ts';
import { told } from '../told.ts';
import { line, textOf } from '../words.ts';
import { qemu, unless, virtioSection } from './common.ts';

export const crypto: Kind = {
  id: 'crypto',
  element: 'crypto',
  label: 'Crypto device',
  group: 'machine',
  title: () => 'Crypto device',
  summary: values => line(textOf(values, 'backend')),
  sections: [
    {
      title: 'Crypto device',
      fields: [
        choose('model', 'Model', 'What the guest sees.', words(['virtio', 'virtio'])),
        choose('type', 'Kind', 'Who is behind it.', words(['qemu', 'QEMU'])),
        choose('backend', 'Computed by', 'Who does the work.', context =>
          offered(
            told(context, ({ devices }) => devices.crypto, 'backendModel'),
            [
              ['builtin', 'QEMU'],
              ['lkcf', 'The host’s kernel'],
            ],
          ),
        ),
        number('queues', 'Queues', 'Of requests.', { min: 1 }),
      ],
    },
    virtioSection(),
  ],
  starts: [
    {
      id: 'virtio',
      label: 'Crypto device',
      why: 'The host encrypts for the guest; worth it where the host has hardware for it.',
      not: unless(qemu, [
        context =>
          context.choices.libvirtVersion === undefined || context.choices.libvirtVersion >= 9_001_000,
        'Needs libvirt 9.1 on the host.',
      ]),
      values: () => ({ model: 'virtio', type: 'qemu', backend: 'builtin', queues: 1 }),
    },
  ],
  about: 'https://libvirt.org/formatdomain.html#crypto',
};
