import { absolutePath, identifier, needed, uuid } from '../checks.ts';
import { offered, unset, words } from '../choices.ts';
import { all, choose, number, onOff, own, rare, rows, since, text, toggle, when } from '../fields.ts';
import type { Context, Field, Kind, Section, Start } from '../kind.ts';
import { machineOf, onContainer, onQemu, onXen } from '../machine.ts';
import { told } from '../told.ts';
import { is, line, numberOf, textOf } from '../words.ts';
import { bootOrder } from './boot-order.ts';
import { loadParameter, managed, missing, rom, teaming } from './hostdev-fields.ts';

const about = 'https://libvirt.org/formatdomain.html#host-device-assignment';

const hexadecimal = (value: number | undefined, digits: number): string =>
  value === undefined ? '?' : value.toString(16).padStart(digits, '0');

function subsystem(type: string, needs: (context: Context) => boolean, otherwise: string) {
  return (context: Context): string | undefined => {
    const types = told(context, ({ devices }) => devices.hostdev, 'subsysType');
    if (types.length > 0 && !types.includes(type)) return 'This host cannot hand such devices over.';
    return needs(context) ? undefined : otherwise;
  };
}

interface Part {
  readonly id: string;
  readonly type: string;
  readonly label: string;
  readonly why: string;
  readonly fill: readonly string[];
  readonly fields: readonly Field[];
  readonly more?: readonly Section[];
  readonly values?: Record<string, string | boolean>;
  readonly not: Start['not'];
  readonly capability?: boolean;
  readonly summary: Kind['summary'];
}

function kind({
  id,
  type,
  label,
  why,
  fill,
  fields,
  more = [],
  values = {},
  not,
  capability = false,
  summary,
}: Part): Kind {
  const mode = capability ? 'capabilities' : 'subsystem';
  return {
    id,
    element: 'hostdev',
    label,
    group: 'host',
    is: item => item['type'] === type && (item['mode'] === 'capabilities') === capability,
    title: () => label,
    summary,
    sections: [{ title: label, fields }, ...more],
    starts: [{ id, label, why, fill, ...(not && { not }), values: () => ({ mode, type, ...values }) }],
    about,
  };
}

const pciAddress: readonly Field[] = rare(
  number('sourceAddress.domain', 'PCI domain', 'First part of its address, mostly 0.', { min: 0 }),
  number('sourceAddress.bus', 'PCI bus', 'Second part.', { min: 0, max: 255 }),
  number('sourceAddress.slot', 'PCI slot', 'Third part.', { min: 0, max: 31 }),
  number('sourceAddress.function', 'PCI function', 'Last part.', { min: 0, max: 7 }),
);

export const pciDevice = kind({
  id: 'hostdev-pci',
  type: 'pci',
  label: 'PCI device of the host',
  why: 'A graphics card, a network card, a controller: the guest drives it itself.',
  fill: ['sourceAddress.bus', 'sourceAddress.slot', 'sourceAddress.function'],
  values: { managed: true },
  not: subsystem(
    'pci',
    context => !onContainer(context),
    'A container shares the host’s kernel and its drivers.',
  ),
  summary: values =>
    `${hexadecimal(numberOf(values, 'sourceAddress.bus'), 2)}:${hexadecimal(numberOf(values, 'sourceAddress.slot'), 2)}.${numberOf(values, 'sourceAddress.function') ?? '?'}`,
  fields: [
    own(
      'sourceAddress',
      'Device',
      'All devices of its IOMMU group go along, or it does not go.',
      'host-device',
    ),
    ...pciAddress,
    managed,
    bootOrder,
    loadParameter,
    ...rom,
    choose(
      'driver',
      'Handed over by',
      'The part of the host that does it.',
      context => [
        unset(),
        ...offered(
          told(context, ({ devices }) => devices.hostdev, 'pciBackend'),
          [
            ['vfio', 'VFIO'],
            ['xen', 'Xen'],
            ['kvm', 'KVM (old)'],
          ],
        ),
      ],
      { rare: true },
    ),
    ...since(
      10_000_000,
      text(
        'driverModel',
        'Kernel module',
        'Another one than vfio-pci, such as a vendor’s variant; libvirt 10 and newer.',
        { rare: true, shown: onQemu },
      ),
    ),
    ...since(
      12_000_000,
      onOff('driverIommufd', 'Through iommufd', 'The newer interface of Linux; libvirt 12 and newer.', {
        rare: true,
        shown: onQemu,
      }),
    ),
    onOff(
      'writeFiltering',
      'Write filter',
      'Only writes that Xen knows to be harmless reach the device’s configuration.',
      { rare: true, shown: onXen },
    ),
    ...teaming,
  ],
});

export const usbDevice = kind({
  id: 'hostdev-usb',
  type: 'usb',
  label: 'USB device of the host',
  why: 'A stick, a dongle, a camera that is plugged into the host.',
  fill: ['vendor', 'product'],
  values: { managed: true },
  not: subsystem(
    'usb',
    context => !onContainer(context) || context.domain.type === 'lxc',
    'Its hypervisor has none.',
  ),
  summary: values => {
    const vendor = numberOf(values, 'vendor');
    const place = line(
      textOf(values, 'sourceAddress.bus') !== undefined && `bus ${textOf(values, 'sourceAddress.bus')}`,
      textOf(values, 'sourceAddress.device') !== undefined &&
        `device ${textOf(values, 'sourceAddress.device')}`,
    );
    return vendor === undefined
      ? place
      : `${hexadecimal(vendor, 4)}:${hexadecimal(numberOf(values, 'product'), 4)}`;
  },
  fields: [
    own('vendor', 'Device', 'Found by its maker and model, wherever it is plugged in.', 'host-device', {
      check: identifier,
    }),
    number('product', 'Product', 'Number of its model.', { min: 0, max: 0xffff, rare: true }),
    number('sourceAddress.bus', 'Bus', 'Only where the host has two of the same model: on which bus it is.', {
      min: 0,
      max: 255,
      rare: true,
    }),
    number('sourceAddress.device', 'Number on the bus', 'Changes whenever it is plugged in again.', {
      min: 0,
      max: 255,
      rare: true,
    }),
    missing,
    bootOrder,
    loadParameter,
    choose(
      'guestReset',
      'Reset by the guest',
      'Some devices stop working when they are reset.',
      [
        unset(),
        ...words(
          ['off', 'Never'],
          ['uninitialized', 'Until the guest has set it up'],
          ['on', 'Whenever it asks'],
        ),
      ],
      { rare: true, shown: onQemu },
    ),
  ],
});

export const mediatedDevice = kind({
  id: 'hostdev-mdev',
  type: 'mdev',
  label: 'Mediated device',
  why: 'A slice of a graphics card (vGPU), or of s390’s channels and crypto cards.',
  fill: ['sourceAddress.uuid'],
  values: { model: 'vfio-pci' },
  not: subsystem('mdev', onQemu, 'Only QEMU guests can have one.'),
  summary: values => line(textOf(values, 'sourceAddress.uuid'), textOf(values, 'model')),
  fields: [
    own('sourceAddress.uuid', 'Device', 'It must have been made on the host.', 'host-device', {
      check: all(needed('the device'), uuid),
    }),
    choose(
      'model',
      'Kind',
      'Of the device.',
      words(
        ['vfio-pci', 'PCI', 'A vGPU.'],
        ['vfio-ccw', 'Channel device of s390'],
        ['vfio-ap', 'Crypto adapter of s390'],
      ),
    ),
    onOff('display', 'Screen', 'What the vGPU draws is shown by the guest’s screen.', {
      shown: is('model', 'vfio-pci'),
    }),
    onOff(
      'ramfb',
      'Picture from the start',
      'A plain picture until the guest’s driver is loaded; with the screen on.',
      { shown: is('model', 'vfio-pci') },
    ),
    bootOrder,
    loadParameter,
  ],
});

export const scsiDevice = kind({
  id: 'hostdev-scsi',
  type: 'scsi',
  label: 'SCSI device of the host',
  why: 'A tape, a changer or a disk with all of its SCSI commands.',
  fill: ['adapter', 'sourceAddress.target', 'sourceAddress.unit'],
  // In decimal, which only SCSI wants.
  values: { 'source/address/@bus': '0' },
  not: subsystem('scsi', onQemu, 'Only QEMU guests can have one.'),
  summary: values => textOf(values, 'adapter') ?? textOf(values, 'sourceName') ?? '',
  fields: [
    choose(
      'sourceProtocol',
      'Reached by',
      'An adapter of the host, or iSCSI.',
      [unset('Adapter of the host'), ...words(['iscsi', 'iSCSI'])],
      { governs: true },
    ),
    ...when(
      (_, values) => values['sourceProtocol'] !== 'iscsi',
      text('adapter', 'Adapter', 'Such as scsi_host0.', {
        placeholder: 'scsi_host0',
        check: needed('the adapter'),
      }),
      number('sourceAddress.target', 'Target', 'The third number.', { min: 0 }),
      number('sourceAddress.unit', 'LUN', 'The last number.', { min: 0 }),
    ),
    ...when(
      is('sourceProtocol', 'iscsi'),
      text('sourceName', 'Target', 'IQN, a slash, and the LUN.', {
        placeholder: 'iqn.2014-08.com.example:store/1',
      }),
      rows('hosts', 'Servers', 'Where it is reached.', 'Add server', [
        text('name', 'Host', 'Name or address.'),
        text('port', 'Port', 'Mostly 3260.'),
      ]),
      text('authUser', 'User', 'Who to log in as.'),
      choose('authSecretType', 'Kind of secret', 'By protocol.', [
        unset('None'),
        ...words(['iscsi', 'iSCSI']),
      ]),
      choose('authSecretUuid', 'Secret', 'One that libvirt keeps.', ({ choices }) => [
        unset('None'),
        ...choices.secrets.map(({ uuid: value, usage }) => ({ value, label: usage })),
      ]),
      text('initiator', 'Initiator', 'The IQN to log in with.'),
    ),
    toggle('readonly', 'Read-only', 'The guest cannot write.'),
    toggle('shareable', 'Shared', 'Several guests may have it at once: only where the device can stand it.'),
    bootOrder,
    loadParameter,
    ...rare(
      choose('scsiCommands', 'SCSI commands', 'Which are let through.', [
        unset(),
        ...words(['filtered', 'Harmless ones']),
      ]),
      onOff('rawIo', 'Raw I/O', 'QEMU gets the privilege that some commands need.'),
    ),
  ],
});

export const scsiHost = kind({
  id: 'hostdev-scsi-host',
  type: 'scsi_host',
  label: 'vhost SCSI target',
  why: 'LUNs of the host’s kernel target (LIO), without QEMU in between.',
  fill: ['sourceWwpn'],
  values: { sourceProtocol: 'vhost' },
  not: subsystem('scsi_host', onQemu, 'Only QEMU guests can have one.'),
  summary: values => textOf(values, 'sourceWwpn') ?? '',
  fields: [
    choose('sourceProtocol', 'Protocol', 'How it is reached.', words(['vhost', 'vhost'])),
    text('sourceWwpn', 'Target', 'As targetcli shows it.', {
      placeholder: 'naa.5123456789abcde0',
      check: value =>
        typeof value === 'string' && /^naa\.[0-9a-f]{16}$/.test(value)
          ? undefined
          : 'Give naa. and 16 hexadecimal digits in lower case.',
    }),
    choose('model', 'virtio version', 'Transitional also speaks the version before 1.0.', [
      unset(),
      ...words(
        ['virtio', 'By machine'],
        ['virtio-transitional', 'Transitional'],
        ['virtio-non-transitional', '1.0 only'],
      ),
    ]),
    bootOrder,
  ],
});

const container = (type: string, label: string, why: string, field: Field) =>
  kind({
    id: `hostdev-${type}`,
    type,
    label,
    why,
    capability: true,
    fill: [field.property],
    not: context =>
      onContainer(context) && machineOf(context).type === 'lxc'
        ? undefined
        : 'Only LXC containers can have one.',
    summary: values => textOf(values, field.property) ?? '',
    fields: [
      field,
      ...when(
        is('type', 'net'),
        rows('addresses', 'Addresses', 'Given to the interface in the container.', 'Add address', [
          text('address', 'Address', 'Of the container.'),
          choose('family', 'Family', 'Of the address.', words(['ipv4', 'IPv4'], ['ipv6', 'IPv6'])),
          number('prefix', 'Prefix', 'Length of the network’s part.', { min: 1, max: 128 }),
        ]),
        rows('routes', 'Routes', 'Set up in the container.', 'Add route', [
          text('address', 'Network', 'That the route leads to.'),
          choose('family', 'Family', 'Of the address.', words(['ipv4', 'IPv4'], ['ipv6', 'IPv6'])),
          number('prefix', 'Prefix', 'Length of the network’s part.', { min: 0, max: 128 }),
          text('gateway', 'Gateway', 'By which it is reached.'),
        ]),
      ),
    ],
  });

export const blockDevice = container(
  'storage',
  'Block device',
  'A block device of the host as a node in the container’s /dev.',
  text('block', 'Block device', 'Such as /dev/sdf1.', { check: all(needed('the device'), absolutePath) }),
);
export const charDevice = container(
  'misc',
  'Character device',
  'A character device of the host as a node in the container’s /dev.',
  text('char', 'Character device', 'Such as /dev/input/event3.', {
    check: all(needed('the device'), absolutePath),
  }),
);
export const netDevice = container(
  'net',
  'Interface of the host',
  'A network interface of the host moves into the container.',
  text('netInterface', 'Interface', 'Such as eth1; the host loses it meanwhile.', {
    check: needed('the interface'),
  }),
);
