import type { ItemValues } from '../../../../contract/hardware.ts';
import { scalarText } from '../../scalar-text.ts';
import { unset, words } from '../choices.ts';
import { bytes, choose, number, onOff, rare, text, when } from '../fields.ts';
import type { Field, Section } from '../kind.ts';
import { onQemu } from '../machine.ts';
import { is } from '../words.ts';

const isVirtio = is('bus', 'virtio');

export const behaviour: Section = {
  title: 'How it reads and writes',
  fields: [
    choose('cache', 'Cache', 'Who keeps data in memory before it is on the disk. The default is safe.', [
      unset(),
      ...words(
        [
          'none',
          'None',
          'Past the host’s cache: the guest decides when data must be safe. Needed to migrate.',
        ],
        ['writeback', 'Write back', 'The host’s cache; flushes of the guest are obeyed.'],
        [
          'writethrough',
          'Write through',
          'Every write waits for the disk. Safe for guests that never flush.',
        ],
        ['directsync', 'Direct, synchronous', 'Past the cache, and every write waits. Slow.'],
        [
          'unsafe',
          'Unsafe',
          'Flushes are ignored: a crash of the host loses the disk. For throw-away guests.',
        ],
      ),
    ]),
    choose('discard', 'Discard', 'Whether space that the guest frees is given back to the host.', [
      unset(),
      ...words(
        ['unmap', 'Give back', 'The image shrinks on the host when the guest trims.'],
        ['ignore', 'Ignore'],
      ),
    ]),
    ...rare(
      choose('io', 'I/O', 'How QEMU asks the host’s kernel.', (_, values) => [
        unset(),
        ...words(
          ['io_uring', 'io_uring', 'Fast on kernels since 5.1.'],
          ['native', 'Native', 'Linux AIO; only with cache none or directsync.'],
          ['threads', 'Threads', 'Works everywhere.'],
        ).map(choice =>
          choice.value === 'native' && !['none', 'directsync'].includes(scalarText(values['cache']))
            ? { ...choice, not: 'Only with cache “None” or “Direct, synchronous”.' }
            : choice,
        ),
      ]),
      choose('detectZeroes', 'Zeroes', 'Looks for blocks of zeroes in what is written.', [
        unset(),
        ...words(
          ['off', 'Written as they are'],
          ['on', 'Written as holes'],
          ['unmap', 'Given back', 'With discard on.'],
        ),
      ]),
      choose('errorPolicy', 'On a write error', 'When the host cannot write, such as on a full disk.', [
        unset(),
        ...words(
          ['stop', 'Pause the guest', 'It goes on when you resume it.'],
          ['report', 'Tell the guest'],
          ['ignore', 'Ignore', 'The guest is told all went well: data is lost.'],
          ['enospace', 'Pause when full', 'Other errors are told to the guest.'],
        ),
      ]),
      choose('readErrorPolicy', 'On a read error', 'As above, for reading.', [
        unset(),
        ...words(['stop', 'Pause the guest'], ['report', 'Tell the guest'], ['ignore', 'Ignore']),
      ]),
      ...when(
        (_, values) => values['readonly'] !== true,
        onOff('copyOnRead', 'Copy on read', 'Copies what is read from a slow backing file into this image.'),
      ),
      ...when(
        is('device', 'disk', 'lun', ''),
        choose('snapshot', 'In snapshots', 'How snapshots of the guest treat this disk unless they say so.', [
          unset(),
          ...words(
            ['internal', 'Inside the image'],
            ['external', 'In an overlay'],
            ['no', 'Left out'],
            ['manual', 'Left to you'],
          ),
        ]),
      ),
      ...when(
        is('format', 'qcow2'),
        bytes(
          'metadataCache',
          'Metadata cache',
          'Memory for the tables of a qcow2 image; more helps huge disks.',
        ),
      ),
    ),
    ...when(
      onQemu,
      ...rare(
        ...when(
          isVirtio,
          number(
            'ioThread',
            'I/O thread',
            'The number of the thread that serves the disk; see I/O threads. virtio only.',
            {
              min: 1,
            },
          ),
        ),
        ...when(
          isVirtio,
          number('queues', 'Queues', 'One per virtual CPU is the default of new machines.', {
            min: 1,
            max: 1024,
          }),
        ),
        ...when(
          isVirtio,
          number('queueSize', 'Queue size', 'Requests that fit in one queue: a power of two.', {
            min: 2,
            max: 1024,
            check: value =>
              typeof value === 'number' && (value & (value - 1)) !== 0 ? 'Give a power of two.' : undefined,
          }),
        ),
      ),
    ),
  ],
};

const rate = (property: string, label: string, help: string) => number(property, label, help, { min: 1 });

/** libvirt takes a limit for both ways together, or one for each way. */
function apart(field: Field): Field {
  const [, way, what] = /^ioTune\.(total|read|write)(.*PerSecond.*)$/.exec(field.property) ?? [];
  if (way === undefined || what === undefined) return field;
  const others = way === 'total' ? ['read', 'write'] : ['total'];
  return {
    ...field,
    check: (value, context, values) =>
      value && others.some(other => values[`ioTune.${other}${what}`])
        ? 'Limit both ways together, or each of them.'
        : field.check?.(value, context, values),
  };
}

export const limits: Section = {
  title: 'Limits',
  fields: rare(
    ...[
      bytes(
        'ioTune.totalBytesPerSecond',
        'Bytes a second',
        'Reading and writing together; empty is no limit.',
      ),
      bytes('ioTune.readBytesPerSecond', 'Reading, bytes a second', 'Cannot stand beside the total.'),
      bytes('ioTune.writeBytesPerSecond', 'Writing, bytes a second', 'Cannot stand beside the total.'),
      rate(
        'ioTune.totalOperationsPerSecond',
        'Operations a second',
        'Reading and writing together; empty is no limit.',
      ),
      rate('ioTune.readOperationsPerSecond', 'Reads a second', 'Cannot stand beside the total.'),
      rate('ioTune.writeOperationsPerSecond', 'Writes a second', 'Cannot stand beside the total.'),
      bytes(
        'ioTune.totalBytesPerSecondMax',
        'Burst, bytes a second',
        'Allowed for a short time above the limit.',
      ),
      bytes('ioTune.readBytesPerSecondMax', 'Burst reading, bytes a second', 'Above the limit of reading.'),
      bytes('ioTune.writeBytesPerSecondMax', 'Burst writing, bytes a second', 'Above the limit of writing.'),
      rate(
        'ioTune.totalOperationsPerSecondMax',
        'Burst, operations a second',
        'Above the limit of operations.',
      ),
      rate('ioTune.readOperationsPerSecondMax', 'Burst, reads a second', 'Above the limit of reads.'),
      rate('ioTune.writeOperationsPerSecondMax', 'Burst, writes a second', 'Above the limit of writes.'),
      number('ioTune.totalBytesPerSecondMaxLength', 'Burst of bytes lasts', 'At most this long.', {
        min: 1,
        unit: 's',
      }),
      number('ioTune.readBytesPerSecondMaxLength', 'Burst reading lasts', 'At most this long.', {
        min: 1,
        unit: 's',
      }),
      number('ioTune.writeBytesPerSecondMaxLength', 'Burst writing lasts', 'At most this long.', {
        min: 1,
        unit: 's',
      }),
      number('ioTune.totalOperationsPerSecondMaxLength', 'Burst of operations lasts', 'At most this long.', {
        min: 1,
        unit: 's',
      }),
      number('ioTune.readOperationsPerSecondMaxLength', 'Burst of reads lasts', 'At most this long.', {
        min: 1,
        unit: 's',
      }),
      number('ioTune.writeOperationsPerSecondMaxLength', 'Burst of writes lasts', 'At most this long.', {
        min: 1,
        unit: 's',
      }),
      bytes('ioTune.operationSize', 'Size of one operation', 'Larger requests count as several.'),
      text('ioTune.group', 'Share limits with', 'Disks with the same name here share one limit.'),
    ].map(apart),
  ),
};

/** libvirt takes all three, or none. */
const geometry = (_: unknown, __: unknown, values: ItemValues) => {
  const given = ['geometryCylinders', 'geometryHeads', 'geometrySectors'].filter(part => values[part]).length;
  return given === 0 || given === 3 ? undefined : 'Give cylinders, heads and sectors together.';
};

const identityText = (most: number) => ({
  check: (value: unknown) =>
    typeof value === 'string' && value.length > most ? `At most ${most} characters.` : undefined,
});

export const identity: Section = {
  title: 'What the guest sees',
  fields: rare(
    text(
      'serial',
      'Serial number',
      'Shows up in the guest, as in /dev/disk/by-id. virtio keeps 20 characters.',
      {
        check: value =>
          typeof value === 'string' && !/^[A-Za-z0-9_.+ -]*$/.test(value)
            ? 'Letters, digits, spaces and _ . + - only.'
            : undefined,
      },
    ),
    ...when(is('bus', 'scsi', 'sata', 'ide'), text('wwn', 'World Wide Name', '16 hexadecimal digits.')),
    ...when(
      is('bus', 'scsi'),
      text('vendor', 'Vendor', 'What a SCSI disk says it is.', identityText(8)),
      text('product', 'Product', 'What a SCSI disk says it is.', identityText(16)),
    ),
    ...when(
      (context, values) =>
        is('bus', 'scsi', 'sata', 'ide')(context, values) && is('device', '', 'disk')(context, values),
      number(
        'rotationRate',
        'Rotation rate',
        '1 for a solid-state drive; 1025 to 65534 turns a minute. SCSI, SATA and IDE.',
        {
          min: 1,
          max: 65534,
        },
      ),
    ),
    ...when(
      is('bus', 'usb'),
      onOff('removable', 'Removable', 'A USB or SCSI disk says it can be taken out.'),
    ),
    number(
      'blockSizeLogical',
      'Logical block',
      'Bytes: 512, or 4096 for “4K native”. A system that was installed with another does not boot.',
      {
        min: 512,
        max: 2_097_152,
      },
    ),
    number('blockSizePhysical', 'Physical block', 'Bytes: what the system aligns to.', {
      min: 512,
      max: 2_097_152,
    }),
    number('geometryCylinders', 'Cylinders', 'For systems of the 1990s.', { min: 1, check: geometry }),
    number('geometryHeads', 'Heads', 'As above.', { min: 1, check: geometry }),
    number('geometrySectors', 'Sectors', 'As above.', { min: 1, check: geometry }),
    ...when(
      (_, values) => Boolean(values['geometryCylinders']),
      choose('geometryTranslation', 'BIOS translation', 'As above.', [
        unset(),
        ...words(['auto', 'Automatic'], ['none', 'None'], ['lba', 'LBA']),
      ]),
    ),
  ),
};

export const virtio: Section = {
  title: 'virtio',
  fields: when(
    (context, values) => onQemu(context) && isVirtio(context, values),
    ...rare(
      choose('model', 'virtio version', 'Transitional also speaks the version before 1.0.', [
        unset(),
        ...words(
          ['virtio', 'By machine'],
          ['virtio-transitional', 'Transitional'],
          ['virtio-non-transitional', '1.0 only'],
        ),
      ]),
      onOff('ioEventFd', 'I/O in a thread of its own', 'Off only to look for faults.'),
      onOff('eventIndex', 'Fewer interrupts', 'Off only to look for faults.'),
      onOff('packed', 'Packed rings', 'A newer layout of the queues, where the guest knows it.'),
      onOff('pagePerQueue', 'A page for each queue', 'For backends in other programs.'),
      onOff(
        'virtioIommu',
        'Through the IOMMU',
        'The device keeps to the addresses that the guest’s IOMMU allows; for encrypted guests.',
      ),
      onOff('ats', 'Address translation service', 'Of PCI Express; with a virtual IOMMU and vhost.'),
    ),
  ),
};
