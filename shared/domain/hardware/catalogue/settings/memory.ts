import { formatBytes } from '../../../units.ts';
import { numberList } from '../checks.ts';
import { offered, unset, words } from '../choices.ts';
import { bytes, choose, number, onOff, rare, rows, text, toggle } from '../fields.ts';
import type { SettingsPage } from '../kind.ts';
import { onQemu } from '../machine.ts';
import { told } from '../told.ts';
import { is } from '../words.ts';

const MIB = 1024 ** 2;

export const memory: SettingsPage = {
  id: 'memory',
  label: 'Memory',
  summary: ({ domain }) => (typeof domain.memory === 'bigint' ? formatBytes(Number(domain.memory)) : ''),
  sections: [
    {
      title: 'Size',
      fields: [
        bytes('memory', 'Memory', 'What the guest starts with; modules count as part of it.', { min: MIB }),
        bytes(
          'currentMemory',
          'Now given',
          'The balloon takes the difference from the guest while it runs. The guest needs the balloon’s driver.',
          {
            min: MIB,
            check: (value, _, values) => {
              const most = values['memory'];
              return typeof value === 'number' && typeof most === 'number' && value > most
                ? 'More than the guest has. Raise Memory first.'
                : undefined;
            },
          },
        ),
        bytes(
          'maxMemory',
          'Room for modules',
          'The most that the guest can have with modules plugged in while it runs. Needs a NUMA cell.',
          {
            min: MIB,
            rare: true,
            shown: onQemu,
            check: (value, _, values) => {
              const has = values['memory'];
              return typeof value === 'number' && typeof has === 'number' && value < has
                ? 'Less than the guest has.'
                : undefined;
            },
          },
        ),
        number('maxMemorySlots', 'Slots', 'How many modules fit.', {
          min: 1,
          max: 256,
          rare: true,
          shown: onQemu,
        }),
        onOff(
          'memoryInDump',
          'In crash dumps',
          'Whether the guest’s memory is part of a dump of QEMU itself.',
          {
            rare: true,
            shown: onQemu,
          },
        ),
      ],
    },
    {
      title: 'Where it comes from',
      fields: [
        toggle(
          'memoryBacking.hugePages',
          'Huge pages',
          'Faster, for guests that need the memory anyway. The host must have set enough of them aside.',
        ),
        rows(
          'memoryBacking.pages',
          'Page sizes',
          'Empty: the host’s usual size of huge pages.',
          'Add size',
          [
            bytes('pageSize', 'Size', 'That the host has pages of, such as 2 MiB or 1 GiB.', { min: 1024 }),
            text('nodeset', 'Guest’s NUMA cells', 'Empty: all of them.', { check: numberList }),
          ],
          { rare: true, shown: (_, values) => values['memoryBacking.hugePages'] !== false },
        ),
        choose(
          'memoryBacking.source',
          'Source',
          'File and memfd can be shared with programs such as virtiofsd.',
          context => [
            unset(),
            ...offered(
              told(context, ({ memoryBacking }) => memoryBacking, 'sourceType'),
              [
                ['memfd', 'memfd', 'Memory of the kernel that can be shared.'],
                ['file', 'File', 'In a folder that libvirt’s configuration names.'],
                ['anonymous', 'Anonymous', 'Plain memory: cannot be shared.'],
              ],
            ),
          ],
          { shown: onQemu },
        ),
        choose(
          'memoryBacking.access',
          'Access',
          'Shared: needed by virtiofs, vhost-user and vDPA.',
          [unset('Private'), ...words(['shared', 'Shared'], ['private', 'Private'])],
          { shown: onQemu },
        ),
        ...rare(
          choose(
            'memoryBacking.allocation',
            'Taken',
            'At once, so that it cannot run short later, or as the guest uses it.',
            [unset(), ...words(['immediate', 'At the start'], ['ondemand', 'As it is used'])],
            { shown: onQemu },
          ),
          number('memoryBacking.allocationThreads', 'Threads for taking it', 'Starts large guests faster.', {
            min: 1,
            max: 1024,
            shown: is('memoryBacking.allocation', 'immediate'),
          }),
          toggle(
            'memoryBacking.locked',
            'Locked',
            'Never swapped out by the host. Set a hard limit in Memory tuning, or the host may run out.',
          ),
          toggle(
            'memoryBacking.noSharePages',
            'Not merged',
            'The host’s same-page merging (KSM) leaves it alone.',
          ),
          toggle(
            'memoryBacking.discard',
            'Discard at the end',
            'What was in a file is thrown away, not written out.',
            { shown: onQemu },
          ),
        ),
      ],
    },
  ],
  about: 'https://libvirt.org/formatdomain.html#memory-allocation',
};
