import type { ItemValues } from '../../../../contract/hardware.ts';
import { scalarText } from '../../scalar-text.ts';
import { absolutePath, needed } from '../checks.ts';
import { unset, words } from '../choices.ts';
import { all, bytes, choose, number, onOff, own, rare, rows, text, when } from '../fields.ts';
import type { Field } from '../kind.ts';
import { onQemu } from '../machine.ts';
import { baseName, is, textOf } from '../words.ts';

const file = (_: unknown, values: ItemValues): boolean => ['file', ''].includes(scalarText(values['type']));

const types = words(
  ['file', 'File', 'An image file: the usual way.'],
  ['block', 'Block device', 'A whole disk, partition or logical volume of the host.'],
  ['volume', 'Volume of a pool', 'libvirt finds the place by pool and volume when the guest starts.'],
  ['network', 'Network storage', 'QEMU itself talks to Ceph, iSCSI, NBD and others.'],
  ['nvme', 'NVMe drive', 'QEMU drives an NVMe drive by itself; the host loses it meanwhile.'],
  ['dir', 'Folder as FAT disk', 'A folder of the host, shown as a small FAT disk.'],
  ['vhostuser', 'vhost-user', 'Another program of the host, such as SPDK, serves the disk over a socket.'],
  [
    'vhostvdpa',
    'vDPA device',
    'A network card or accelerator that serves disks; libvirt 9.8 and newer.',
    9_008_000,
  ],
);

const ofDisks = ['nvme', 'vhostuser', 'vhostvdpa', 'dir'];

/** What the source says of its own type. */
const innerType: Readonly<Record<string, string>> = { vhostuser: 'unix', nvme: 'pci' };

export const sourceType = choose(
  'type',
  'Kept as',
  'What holds the data on the host. Changing it means naming a new place; nothing is copied.',
  (_, values) =>
    types.map(choice =>
      ofDisks.includes(String(choice.value)) && ['cdrom', 'floppy'].includes(scalarText(values['device']))
        ? { ...choice, not: 'Of disks only.' }
        : choice,
    ),
  {
    governs: true,
    along: value => ({
      'source.type': innerType[scalarText(value)] ?? null,
      ...(value === 'nvme' && { 'source.managed': true, 'source.namespace': 1 }),
      ...(['nvme', 'vhostuser', 'vhostvdpa', 'block', 'network', 'dir'].includes(scalarText(value)) && {
        format: 'raw',
      }),
      ...(value === 'vhostuser' && { format: null, driver: null }),
    }),
  },
);

const protocols = words(
  ['rbd', 'Ceph RBD'],
  ['iscsi', 'iSCSI'],
  ['nbd', 'NBD'],
  ['nfs', 'NFS'],
  ['gluster', 'Gluster'],
  ['ssh', 'SSH'],
  ['https', 'HTTPS'],
  ['http', 'HTTP'],
  ['ftps', 'FTPS'],
  ['ftp', 'FTP'],
  ['tftp', 'TFTP'],
  ['sheepdog', 'Sheepdog'],
  ['vxhs', 'Veritas HyperScale'],
);

const host: readonly Field[] = [
  text('name', 'Host', 'Name or address of the server.'),
  text('port', 'Port', 'Left out: the usual one of the protocol.'),
  choose('transport', 'Transport', 'How it is reached.', [
    unset('TCP'),
    ...words(['unix', 'UNIX socket'], ['rdma', 'RDMA']),
  ]),
  text('socket', 'Socket', 'Path on the host, for the UNIX transport.', { check: absolutePath }),
];

/** Where the data is. `image`: whether an empty drive makes sense. */
export const places: readonly Field[] = [
  ...when(file, own('source.file', 'Image', 'The image file on the host.', 'image', { check: absolutePath })),
  ...when(
    is('type', 'block'),
    text('source.dev', 'Block device', 'Path of the device; those below /dev/disk/by-id keep their names.', {
      placeholder: '/dev/disk/by-id/…',
      check: all(needed('the path of a block device'), absolutePath),
    }),
  ),
  ...when(
    is('type', 'dir'),
    text('source.dir', 'Folder', 'It must be readable by QEMU; writing needs the raw format’s fat driver.', {
      check: all(needed('the folder'), absolutePath),
    }),
  ),
  ...when(
    is('type', 'volume'),
    choose(
      'source.pool',
      'Pool',
      'The pool must be active when the guest starts.',
      ({ choices }) =>
        choices.pools.map(({ name, active }) => ({
          value: name,
          label: name,
          ...(!active && { why: 'It is not active now.' }),
        })),
      { free: true, check: needed('the pool') },
    ),
    text('source.volume', 'Volume', 'Its name in the pool.', { check: needed('the volume’s name') }),
    choose('source.mode', 'iSCSI reached by', 'For pools of iSCSI targets.', [
      unset(),
      ...words(['host', 'The host’s device'], ['direct', 'QEMU itself']),
    ]),
  ),
  ...when(
    is('type', 'network'),
    choose('source.protocol', 'Protocol', 'What the server speaks.', protocols, {
      check: needed('the protocol'),
    }),
    text('source.name', 'Name on the server', 'Pool and image, export, target and LUN, or path.', {
      placeholder: 'pool/image',
    }),
    rows(
      'source.hosts',
      'Servers',
      'Where it is reached; several for Ceph and Gluster.',
      'Add server',
      host,
      {
        check: (value, _, values) =>
          values['source.protocol'] !== 'rbd' && !(Array.isArray(value) && value.length > 0)
            ? 'Give a server.'
            : undefined,
      },
    ),
    text('source.authUser', 'User', 'Who to log in as; needs a secret, too.'),
    choose('source.authSecretType', 'Kind of secret', 'By protocol.', [
      unset('None'),
      ...words(['ceph', 'Ceph'], ['iscsi', 'iSCSI'], ['volume', 'Volume']),
    ]),
    choose(
      'source.authSecretUuid',
      'Secret',
      'One that libvirt keeps; the document only names it.',
      ({ choices }) => [
        unset('None'),
        ...choices.secrets.map(({ uuid, usage }) => ({ value: uuid, label: usage })),
      ],
    ),
    text('source.initiator', 'iSCSI initiator', 'The IQN to log in with.'),
    text('source.query', 'Query', 'Of an HTTP or FTP address, after the question mark.'),
    text('source.configFile', 'Ceph configuration', 'Path of a ceph.conf on the host.', {
      check: absolutePath,
    }),
    text('source.rbdSnapshot', 'Ceph snapshot', 'Reads that snapshot instead of the image.'),
    onOff('source.tls', 'TLS', 'Encrypt the connection, where the protocol can.'),
    text('source.tlsHostname', 'Name in the certificate', 'When it differs from the server’s name.'),
    onOff('source.sslVerify', 'Check certificate', 'Of an HTTPS or FTPS server.'),
    number('source.timeout', 'Time out', 'Of HTTP and FTP.', { min: 1, unit: 's' }),
    bytes('source.readahead', 'Read ahead', 'Of HTTP and FTP.', { min: 1 }),
  ),
  ...when(
    is('type', 'nvme'),
    number('source.namespace', 'Namespace', 'Of the drive, mostly 1.', { min: 1 }),
    onOff('source.managed', 'libvirt unbinds it', 'libvirt takes the drive from the host’s driver and back.'),
    number('source.address.domain', 'PCI domain', 'First part of its address.', { min: 0, max: 0xffffffff }),
    number('source.address.bus', 'PCI bus', 'Second part.', { min: 0, max: 255 }),
    number('source.address.slot', 'PCI slot', 'Third part.', { min: 0, max: 31 }),
    number('source.address.function', 'PCI function', 'Last part.', { min: 0, max: 7 }),
  ),
  ...when(
    is('type', 'vhostuser'),
    text('source.path', 'Socket', 'Where the other program listens.', {
      check: all(needed('the path of the socket'), absolutePath),
    }),
    onOff('source.reconnect', 'Reconnect', 'When the other program is started anew.'),
    number('source.reconnectSeconds', 'Try again after', 'Until it answers.', { min: 1, unit: 's' }),
  ),
  ...when(
    is('type', 'vhostvdpa'),
    text('source.dev', 'vDPA device', 'Such as /dev/vhost-vdpa-0.', {
      check: all(needed('the device'), absolutePath),
    }),
  ),
  ...rare(
    choose('source.startupPolicy', 'When it is missing', 'What to do at start when the file is not there.', [
      unset('Do not start'),
      ...words(
        ['mandatory', 'Do not start'],

        ['optional', 'Start with an empty drive'],
      ),
    ]),
    ...when(
      is('device', 'lun'),
      onOff(
        'source.reservationsManaged',
        'Persistent reservations',
        'libvirt runs the helper that cluster software in the guest needs (SCSI pass-through).',
      ),
      text('source.reservationsPath', 'Reservations’ socket', 'When you run the helper yourself.', {
        check: absolutePath,
      }),
    ),
    ...when(
      (context, values) => onQemu(context) && values['type'] !== 'vhostuser',
      choose(
        'source.encryption.format',
        'Encryption',
        'The image is encrypted, and libvirt has its passphrase.',
        (_, values) => [
          unset('None'),
          ...words(['luks', 'LUKS']),
          ...(values['source.protocol'] === 'rbd'
            ? words(['luks2', 'LUKS 2'], ['luks-any', 'Any LUKS', undefined, 9_003_000])
            : []),
        ],
        { along: value => (value === null ? { 'source.encryption': null } : {}) },
      ),
      rows('source.encryption.secrets', 'Passphrase', 'Secrets that libvirt keeps.', 'Add passphrase', [
        choose('type', 'Kind', 'Of what the secret holds.', words(['passphrase', 'Passphrase'])),
        choose('uuid', 'Secret', 'The document only names it.', ({ choices }) =>
          choices.secrets.map(({ uuid, usage }) => ({ value: uuid, label: usage })),
        ),
      ]),
    ),
  ),
];

/** Where a disk's data is, in a few words. */
export function placeOf(values: ItemValues): string | undefined {
  const protocol = textOf(values, 'source.protocol');
  if (protocol !== undefined) return `${protocol}:${textOf(values, 'source.name') ?? ''}`;
  const pool = textOf(values, 'source.pool');
  if (pool !== undefined) return `${textOf(values, 'source.volume') ?? '?'} in ${pool}`;
  const path = ['file', 'dev', 'dir', 'path']
    .map(key => textOf(values, `source.${key}`))
    .find(found => found);
  return baseName(path) ?? (values['type'] === 'nvme' ? 'NVMe drive' : undefined);
}
