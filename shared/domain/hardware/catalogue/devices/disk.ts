import { scalarText } from '../../scalar-text.ts';
import { unset, words } from '../choices.ts';
import { choose, onOff, rare, text, toggle, when } from '../fields.ts';
import type { Context, Field, Kind, Start } from '../kind.ts';
import { onQemu, onXen } from '../machine.ts';
import { is, line, textOf } from '../words.ts';
import { placeOf, places, sourceType } from './disk-source.ts';
import { behaviour, identity, limits, virtio } from './disk-tuning.ts';
import { bootOrder } from './boot-order.ts';
import { busField, firstBus, freeTarget, target } from './drive.ts';

const BUSES = ['virtio', 'scsi', 'sata', 'nvme', 'usb', 'ide', 'xen', 'sd'];

export const format: Field = choose(
  'format',
  'Format',
  'Of the image on the host. Naming a wrong one destroys data; this does not convert.',
  [
    unset('Let libvirt decide'),
    ...words(
      ['qcow2', 'qcow2', 'Grows as it fills; snapshots inside.'],
      ['raw', 'Raw', 'The bytes of the disk as they are.'],
      ['qed', 'QED'],
      ['vmdk', 'VMDK'],
      ['vdi', 'VDI'],
      ['vpc', 'VHD'],
    ),
  ],
  { free: true },
);

const driver: Field = choose('driver', 'Driver', 'The part of the host that serves the image.', context => [
  unset(),
  ...words(
    ['qemu', 'QEMU'],
    ['loop', 'Loop device'],
    ['nbd', 'NBD'],
    ['phy', 'Xen phy'],
    ['tap', 'Xen tap'],
    ['file', 'Xen file'],
  ).map(choice =>
    onQemu(context) && choice.value !== 'qemu' ? { ...choice, not: 'QEMU serves images itself.' } : choice,
  ),
]);

function start(
  id: string,
  label: string,
  why: string,
  fill: string[],
  values: Record<string, string | number | boolean>,
): Start {
  return {
    id,
    label,
    why,
    fill,
    values: context => {
      const bus = firstBus(context, ...(values['device'] === 'lun' ? ['scsi', 'virtio'] : BUSES));
      return {
        device: 'disk',
        bus,
        target: freeTarget(context, bus),
        ...formatOf(context, values),
        ...values,
      };
    },
  };
}

/** QEMU guesses a format from what a guest may have written unless it is named. */
const formatOf = (context: Context, { type }: Record<string, string | number | boolean>) =>
  onQemu(context) && type !== 'vhostuser' && type !== 'dir'
    ? { driver: 'qemu', format: type === 'file' || type === 'volume' ? 'qcow2' : 'raw' }
    : {};

const qemuOnly = (starts: readonly Start[]): Start[] =>
  starts.map(one => ({
    ...one,
    not: context => (onQemu(context) ? undefined : 'Only QEMU guests can have one.'),
  }));

export const disk: Kind = {
  id: 'disk',
  element: 'disk',
  label: 'Disk',
  group: 'storage',
  is: values => !['cdrom', 'floppy'].includes(scalarText(values['device'])),
  title: values => `Disk ${textOf(values, 'target') ?? ''}`.trim(),
  summary: values => line(placeOf(values), textOf(values, 'format'), textOf(values, 'bus')),
  sections: [
    {
      title: 'Disk',
      fields: [
        sourceType,
        ...places,
        format,
        busField(BUSES),
        toggle('readonly', 'Read-only', 'The guest can read it, and cannot write.'),
        bootOrder,
        target,
        ...rare(
          toggle(
            'shareable',
            'Shared',
            'Several running guests may write to it: for cluster file systems only. Any other file system is destroyed by it.',
            {
              check: (value, _, values) =>
                value === true && values['format'] !== 'raw'
                  ? 'Only raw images and devices can be shared.'
                  : undefined,
            },
          ),
          toggle('transient', 'Forgets', 'What the guest writes is thrown away when it stops.', {
            check: (value, _, values) =>
              value === true && values['readonly'] === true
                ? 'A read-only disk has nothing to forget.'
                : undefined,
          }),
          ...when(
            (_, values) => values['transient'] === true,
            onOff(
              'transientShareBacking',
              'Image may be shared',
              'Other guests may start from the same image.',
            ),
          ),
          choose(
            'device',
            'Guest gets',
            'A disk, or with a block device of SCSI, its commands too.',
            (_, values) =>
              words(
                ['disk', 'A disk'],
                ['lun', 'A SCSI LUN', 'SCSI commands of the guest reach the device itself.'],
              ).map(choice =>
                choice.value === 'lun' && values['type'] !== 'block' && values['type'] !== 'network'
                  ? { ...choice, not: 'Only a block device or iSCSI has SCSI commands.' }
                  : choice,
              ),
            { governs: true },
          ),
          driver,
        ),
        ...when(
          is('device', 'lun'),
          onOff('rawIo', 'Raw I/O', 'QEMU gets the privilege that some SCSI commands need.'),
          choose('scsiCommands', 'SCSI commands', 'Which ones are let through.', [
            unset('Those that are harmless'),
            ...words(['filtered', 'Those that are harmless']),
          ]),
        ),
        ...when(
          onXen,
          ...rare(text('backendDomain', 'Backend domain', 'The Xen domain that serves the disk.')),
        ),
      ],
    },
    behaviour,
    limits,
    identity,
    virtio,
  ],
  starts: [
    start('image', 'Image file', 'A disk image that is on the host already.', ['source.file'], {
      type: 'file',
    }),
    start(
      'volume',
      'Volume of a pool',
      'One that is in a storage pool already.',
      ['source.pool', 'source.volume'],
      {
        type: 'volume',
      },
    ),
    start('block', 'Disk of the host', 'A whole disk, partition or logical volume.', ['source.dev'], {
      type: 'block',
    }),
    ...qemuOnly([
      start(
        'network',
        'Network storage',
        'Ceph, iSCSI, NBD and others.',
        ['source.protocol', 'source.name', 'source.hosts'],
        {
          type: 'network',
        },
      ),
      start('lun', 'SCSI device', 'A SCSI disk of the host with all of its commands.', ['source.dev'], {
        type: 'block',
        device: 'lun',
      }),
      start(
        'nvme',
        'NVMe drive',
        'Driven by QEMU itself: fast, and lost to the host meanwhile.',
        ['source.address.bus', 'source.address.slot', 'source.address.function'],
        {
          type: 'nvme',
          'source.managed': true,
          'source.type': 'pci',
          'source.namespace': 1,
          'source.address.domain': 0,
        },
      ),
      start(
        'vhost-user',
        'vhost-user',
        'Served by another program, such as SPDK. Needs shared memory.',
        ['source.path'],
        {
          type: 'vhostuser',
          'source.type': 'unix',
        },
      ),
    ]),
  ],
  about: 'https://libvirt.org/formatdomain.html#hard-drives-floppy-disks-cdroms',
};
