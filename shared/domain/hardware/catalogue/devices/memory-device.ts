import { formatBytes, GiB, MiB } from '../../../units.ts';
import { absolutePath, needed, numberList, uuid } from '../checks.ts';
import { unset, words, type Words } from '../choices.ts';
import { all, bytes, choose, number, onOff, rare, since, text, toggle, when } from '../fields.ts';
import type { Context, Kind, Start } from '../kind.ts';
import { machineOf } from '../machine.ts';
import { capabilitiesOf } from '../told.ts';
import { is, line, numberOf } from '../words.ts';
import { qemu, type Reason, unless } from './common.ts';

const models: Words = [
  ['dimm', 'Module (DIMM)', 'More memory, plugged in as a whole.'],
  ['virtio-mem', 'Flexible (virtio-mem)', 'Grows and shrinks in blocks while the guest runs.'],
  ['nvdimm', 'Lasting (NVDIMM)', 'A file that the guest sees as memory and that keeps its content.'],
  ['virtio-pmem', 'Lasting (virtio-pmem)', 'The same, past the guest’s own cache.'],
  ['sgx-epc', 'SGX enclave memory', 'Of Intel hosts.'],
];

/** Modules go where there is room: `<maxMemory>`, and a NUMA cell to belong to. */
const room = [
  ({ domain }: Context) => domain.maxMemory !== undefined,
  'There is no room for modules: on the Memory page, set “Room for modules” and slots.',
] as const;
const cells = [
  ({ domain }: Context) => domain.cpu.numaCells.length > 0,
  'Modules belong to a NUMA cell, and the guest has none: add one on the NUMA page.',
] as const;
const notS390 = [(context: Context) => !machineOf(context).s390, 'This machine has none.'] as const;

const sgx = [
  (context: Context) => capabilitiesOf(context)?.features.sgx === true,
  'This host has no SGX, or its QEMU does not know it.',
] as const;

function start(
  model: string,
  needs: readonly Reason[],
  values: Record<string, string | number>,
  fill: string[] = [],
): Start {
  const [, label, why] = models.find(([word]) => word === model) ?? [model, model];
  return {
    id: model,
    label,
    ...(why !== undefined && { why }),
    fill,
    not: unless(...needs),
    values: ({ domain }) => ({
      model,
      ...(domain.cpu.numaCells.length > 0 && model !== 'virtio-pmem' && { node: 0 }),
      ...values,
    }),
  };
}

export const memoryDevice: Kind = {
  id: 'memory',
  element: 'memory',
  label: 'Memory module',
  group: 'machine',
  title: values => models.find(([word]) => word === values['model'])?.[1] ?? 'Memory module',
  summary: values => {
    const size = numberOf(values, 'capacity');
    const current = numberOf(values, 'current');
    return line(
      size === undefined ? undefined : formatBytes(size),
      current === undefined ? undefined : `${formatBytes(current)} given`,
    );
  },
  sections: [
    {
      title: 'Memory module',
      fields: [
        choose('model', 'Kind', 'What it is.', words(...models), {
          governs: true,
          moves: true,
          along: value => ({
            ...(value === 'virtio-mem' && { block: 2 * MiB, requested: 0 }),
            ...(value === 'virtio-pmem' && { access: 'shared', node: null }),
          }),
        }),
        bytes('capacity', 'Size', 'At most, for flexible memory. It must fit in the room for modules.', {
          min: MiB,
          check: needed('the size'),
        }),
        number('node', 'NUMA cell', 'Of the guest.', {
          check: (value, { domain }) =>
            typeof value === 'number' && value >= domain.cpu.numaCells.length
              ? `The guest has cells 0 to ${domain.cpu.numaCells.length - 1}.`
              : undefined,
          min: 0,
          shown: (_, values) => values['model'] !== 'virtio-pmem',
        }),
        ...when(
          is('model', 'virtio-mem'),
          bytes(
            'requested',
            'Given now',
            'How much of it the guest gets: a multiple of the block. Changes at once.',
            { min: 0 },
          ),
          bytes('block', 'Block', 'In which it grows and shrinks, mostly 2 MiB; cannot be changed later.', {
            min: MiB,
          }),
          ...since(
            10_001_000,
            onOff(
              'dynamicSlots',
              'In parts',
              'The host keeps books only of what is given; libvirt 10.1 and newer.',
              { rare: true },
            ),
          ),
        ),
        ...when(
          is('model', 'nvdimm', 'virtio-pmem'),
          text('sourcePath', 'File', 'On the host, that keeps the content; it must be of that size.', {
            check: all(needed('the file'), absolutePath),
          }),
        ),
        ...when(
          is('model', 'nvdimm'),
          bytes('label', 'Label area', 'Part of it that namespaces are written in, such as 128 KiB.', {
            min: 0,
          }),
          toggle('readonly', 'Read-only', 'The guest cannot write.'),
          toggle('persistent', 'On lasting memory', 'The file is on real persistent memory of the host.'),
          bytes('alignment', 'Alignment', 'Of the host’s device.', { min: 0, rare: true }),
          text('uuid', 'UUID', 'Of POWER’s NVDIMMs.', {
            rare: true,
            check: uuid,
            shown: context => machineOf(context).pseries,
          }),
        ),
        choose('access', 'Access', 'Whether other programs see what the guest writes.', [
          unset('As the guest’s memory'),
          ...words(['shared', 'Shared'], ['private', 'Private']),
        ]),
        onOff('discard', 'Discard at the end', 'What was in it is thrown away, not written out.', {
          rare: true,
        }),
        ...rare(
          ...when(
            is('model', 'dimm', 'virtio-mem'),
            bytes('pageSize', 'Page size', 'Of the host’s huge pages that it is made of.', { min: 1024 }),
          ),
          ...when(
            is('model', 'dimm', 'virtio-mem', 'sgx-epc'),
            text('nodeMask', 'NUMA nodes of the host', 'That it comes from.', { check: numberList }),
          ),
          ...when(
            is('model', 'virtio-mem', 'virtio-pmem'),
            ...since(
              9_004_000,
              text('baseAddress', 'Address', 'In the guest’s memory; libvirt 9.4 and newer.', {
                placeholder: '0x100000000',
              }),
            ),
          ),
        ),
      ],
    },
  ],
  starts: [
    start('dimm', [qemu, notS390, room, cells], { capacity: GiB }),
    start('virtio-mem', [qemu, notS390, room, cells], { capacity: GiB, block: 2 * MiB, requested: GiB }),
    start('nvdimm', [qemu, notS390, room, cells], { capacity: GiB, label: 128 * 1024 }, ['sourcePath']),
    start('virtio-pmem', [qemu, notS390, room], { capacity: GiB, access: 'shared' }, ['sourcePath']),
    start('sgx-epc', [qemu, sgx, cells], {
      capacity: 16 * MiB,
    }),
  ],
  about: 'https://libvirt.org/formatdomain.html#memory-devices',
};
