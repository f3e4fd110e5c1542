import { MiB } from '../../../units.ts';
import { absolutePath, needed } from '../checks.ts';
import { unset, words } from '../choices.ts';
import { all, bytes, choose, number, onOff, text, when } from '../fields.ts';
import type { Context, Kind } from '../kind.ts';
import { machineOf } from '../machine.ts';
import { is, line, textOf } from '../words.ts';
import { qemu, unless } from './common.ts';

const pci = [(context: Context) => !machineOf(context).s390, 'This machine has none.'] as const;

const powerOfTwo = (value: unknown) =>
  typeof value === 'number' && value > 0 && Number.isInteger(Math.log2(value))
    ? undefined
    : 'Give a power of two, such as 4 MiB.';

export const shmem: Kind = {
  id: 'shmem',
  element: 'shmem',
  label: 'Shared memory',
  group: 'host',
  title: values => `Shared memory ${textOf(values, 'name') ?? ''}`.trim(),
  summary: values => line(textOf(values, 'model')),
  sections: [
    {
      title: 'Shared memory',
      fields: [
        text('name', 'Name', 'Guests and programs with the same name share it.', {
          check: value =>
            typeof value === 'string' &&
            value !== '' &&
            !value.includes('/') &&
            value !== '.' &&
            value !== '..'
              ? undefined
              : 'Give a name without a slash.',
        }),
        choose(
          'model',
          'Model',
          'Plain memory, or with interrupts by a server.',
          words(['ivshmem-plain', 'Plain'], ['ivshmem-doorbell', 'With interrupts']),
          { governs: true },
        ),
        ...when(
          (_, values) => values['model'] !== 'ivshmem-doorbell',
          bytes('capacity', 'Size', 'The same for all who share it: a power of two.', {
            min: MiB,
            check: powerOfTwo,
          }),
        ),
        ...when(
          is('model', 'ivshmem-doorbell'),
          text('server', 'Server’s socket', 'Of ivshmem-server on the host.', {
            check: all(needed('the socket'), absolutePath),
          }),
          number('msiVectors', 'Interrupts', 'That it has.', { min: 1 }),
          onOff('ioEventFd', 'Quick interrupts', 'Past QEMU.'),
        ),
        choose(
          'role',
          'On migration',
          'Of the guest.',
          [unset(), ...words(['master', 'It takes the memory along'], ['peer', 'It cannot be moved'])],
          { rare: true },
        ),
      ],
    },
  ],
  starts: [
    {
      id: 'plain',
      label: 'Shared memory',
      why: 'For programs such as Looking Glass.',
      fill: ['name'],
      not: unless(qemu, pci),
      values: () => ({ name: 'shared', model: 'ivshmem-plain', capacity: 4 * MiB }),
    },
    {
      id: 'doorbell',
      label: 'Shared memory with interrupts',
      why: 'Through an ivshmem-server that you run.',
      fill: ['server'],
      not: unless(qemu, pci),
      values: () => ({ name: 'doorbell', model: 'ivshmem-doorbell', msiVectors: 4, ioEventFd: true }),
    },
  ],
  about: 'https://libvirt.org/formatdomain.html#shared-memory-device',
};
