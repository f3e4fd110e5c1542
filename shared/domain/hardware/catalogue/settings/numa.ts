import { numberList } from '../checks.ts';
import { unset, words } from '../choices.ts';
import { bytes, choose, number, onOff, rare, rows, text } from '../fields.ts';
import type { SettingsPage } from '../kind.ts';
import { notContainer, onQemu } from '../machine.ts';

const modes = words(
  ['strict', 'Only there', 'The guest does not start when there is not enough.'],
  ['preferred', 'There first', 'From elsewhere when there is not enough.'],
  ['interleave', 'In turn', 'Spread over the nodes.'],
  ['restrictive', 'By cgroup only', 'Can be changed while the guest runs.'],
);

export const numa: SettingsPage = {
  id: 'numa',
  label: 'NUMA',
  summary: ({ domain }) => {
    const cells = domain.cpu.numaCells.length;
    return cells === 0 ? '' : `${cells} ${cells === 1 ? 'cell' : 'cells'}`;
  },
  sections: [
    {
      title: 'On the host',
      fields: [
        text(
          'numaNodeset',
          'Memory from nodes',
          'Of the host, such as 0 or 0-1: near to the CPUs that the guest runs on.',
          { check: numberList },
        ),
        choose('numaMode', 'How strictly', 'What happens when those nodes are full.', [unset(), ...modes]),
        choose(
          'numaPlacement',
          'Placement',
          'Automatic asks numad on the host.',
          [unset(), ...words(['static', 'As given'], ['auto', 'Automatic'])],
          {
            rare: true,
            check: (value, _, values) =>
              value === 'static' && !values['numaNodeset'] ? 'Give the nodes, too.' : undefined,
          },
        ),
        rows(
          'numaCellNodes',
          'Each cell apart',
          'Where the memory of each of the guest’s own cells comes from.',
          'Add',
          [
            number('cell', 'Cell', 'Of the guest.', { min: 0 }),
            choose('mode', 'How strictly', 'What happens when the nodes are full.', modes),
            text('nodeset', 'Nodes of the host', 'Such as 0.', { check: numberList }),
          ],
          { shown: onQemu },
        ),
      ],
    },
    {
      title: 'In the guest',
      fields: [
        rows(
          'cpu.numaCells',
          'Cells',
          'What the guest sees: a large guest runs best with cells like those of the host. Together they have all virtual CPUs and all memory.',
          'Add cell',
          [
            number('id', 'Number', 'From 0.', { min: 0 }),
            text('cpus', 'Virtual CPUs', 'Such as 0-3; empty for memory alone.', { check: numberList }),
            bytes('memory', 'Memory', 'Of the cell.', { min: 0 }),
            choose('memoryAccess', 'Access', 'Shared: for virtiofs and vhost-user.', [
              unset(),
              ...words(['shared', 'Shared'], ['private', 'Private']),
            ]),
            onOff('discard', 'Discard at the end', 'Not written out to files.'),
          ],
          { shown: notContainer },
        ),
        ...rare(
          rows(
            'cpu.latencies',
            'Latency',
            'How long a cell waits for another’s memory (ACPI HMAT).',
            'Add',
            [
              number('initiator', 'From cell', 'That asks.', { min: 0 }),
              number('target', 'To cell', 'That has the memory.', { min: 0 }),
              number('cache', 'Cache level', 'Where it is read; empty for memory.', { min: 1, max: 3 }),
              choose(
                'type',
                'Of',
                'Reading, writing or either.',
                words(['access', 'Either'], ['read', 'Reading'], ['write', 'Writing']),
              ),
              number('value', 'Latency', 'In nanoseconds.', { min: 1, unit: 'ns' }),
            ],
            { shown: onQemu },
          ),
          rows(
            'cpu.bandwidths',
            'Bandwidth',
            'How fast a cell reads another’s memory (ACPI HMAT).',
            'Add',
            [
              number('initiator', 'From cell', 'That asks.', { min: 0 }),
              number('target', 'To cell', 'That has the memory.', { min: 0 }),
              number('cache', 'Cache level', 'Where it is read; empty for memory.', { min: 1, max: 3 }),
              choose(
                'type',
                'Of',
                'Reading, writing or either.',
                words(['access', 'Either'], ['read', 'Reading'], ['write', 'Writing']),
              ),
              bytes('value', 'Bandwidth', 'A second.', { min: 1 }),
            ],
            { shown: onQemu },
          ),
        ),
      ],
    },
  ],
  about: 'https://libvirt.org/formatdomain.html#numa-node-tuning',
};
