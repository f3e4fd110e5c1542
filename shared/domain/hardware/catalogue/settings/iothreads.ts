import { number, rows } from '../fields.ts';
import type { SettingsPage } from '../kind.ts';
import { onQemu } from '../machine.ts';

export const ioThreads: SettingsPage = {
  id: 'iothreads',
  label: 'I/O threads',
  not: context => (onQemu(context) ? undefined : 'Only QEMU has them.'),
  summary: ({ domain }) => String(domain.ioThreads ?? ''),
  sections: [
    {
      title: 'I/O threads',
      fields: [
        number(
          'ioThreads',
          'Threads',
          'Disks that are given one are served beside the rest of QEMU. One per busy disk is plenty.',
          { min: 0, max: 1024 },
        ),
        rows(
          'ioThreadIds',
          'Each on its own',
          'Numbers, where they are not 1, 2, 3 …, and their pools.',
          'Add thread',
          [
            number('id', 'Number', 'By which disks name it.', { min: 1 }),
            number('poolMin', 'Workers, at least', 'Threads that are kept.', { min: 0 }),
            number('poolMax', 'Workers, at most', 'Threads that are made.', { min: 1 }),
          ],
        ),
        number('defaultIoThreadPoolMin', 'Main thread: workers, at least', 'Of QEMU’s own thread.', {
          min: 0,
          rare: true,
          check: (value, _, values) => {
            const most = values['defaultIoThreadPoolMax'];
            return typeof value === 'number' && !(typeof most === 'number' && most >= value)
              ? 'Give as many, or more, at most.'
              : undefined;
          },
        }),
        number('defaultIoThreadPoolMax', 'Main thread: workers, at most', 'Of QEMU’s own thread.', {
          min: 1,
          rare: true,
        }),
      ],
    },
  ],
  about: 'https://libvirt.org/formatdomain.html#iothreads-allocation',
};
