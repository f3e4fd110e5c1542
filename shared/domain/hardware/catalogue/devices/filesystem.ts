import { absolutePath, needed } from '../checks.ts';
import { names, offered, unset, words } from '../choices.ts';
import { all, bytes, choose, number, onOff, rare, text, toggle, when } from '../fields.ts';
import type { Context, Kind, Start } from '../kind.ts';
import { machineOf, onContainer, onQemu } from '../machine.ts';
import { told } from '../told.ts';
import { is, line, textOf } from '../words.ts';
import { bootOrder } from './boot-order.ts';
import { virtioModel, virtioSection } from './common.ts';

const virtiofs = is('driver', 'virtiofs');
const nineP = (context: Context, values: Parameters<typeof virtiofs>[1]) =>
  onQemu(context) && values['driver'] !== 'virtiofs';

const shared = ({ domain }: Context): boolean =>
  domain.memoryBacking.access === 'shared' ||
  domain.cpu.numaCells.items.some(({ memoryAccess }) => memoryAccess === 'shared');

function folder(id: string, label: string, why: string, driver: string): Start {
  return {
    id,
    label,
    why,
    fill: ['dir', 'target'],
    not: context => {
      if (!onQemu(context)) return 'Only QEMU guests can have one.';
      const drivers = told(context, ({ devices }) => devices.filesystem, 'driverType');
      if (drivers.length > 0 && !drivers.includes(driver)) return 'This host’s QEMU has none.';
      return driver === 'virtiofs' && !shared(context)
        ? 'It needs memory that can be shared: on the Memory page, set Source to memfd and Access to shared.'
        : undefined;
    },
    values: () => ({ type: 'mount', driver, accessMode: driver === 'virtiofs' ? 'passthrough' : 'mapped' }),
  };
}

function inContainer(
  type: string,
  label: string,
  why: string,
  fill: string[],
  values: Record<string, string | number> = {},
): Start {
  return {
    id: `container-${type}`,
    label,
    why,
    fill,
    not: context => (onContainer(context) ? undefined : 'Only containers can have one.'),
    values: () => ({ type, ...values }),
  };
}

export const filesystem: Kind = {
  id: 'filesystem',
  element: 'filesystem',
  label: 'Shared folder',
  group: 'storage',
  title: values => `Shared folder ${textOf(values, 'target') ?? ''}`.trim(),
  summary: values =>
    line(
      textOf(values, 'dir') ??
        textOf(values, 'file') ??
        textOf(values, 'dev') ??
        textOf(values, 'template') ??
        textOf(values, 'socket'),
      textOf(values, 'driver'),
      values['readonly'] === true && 'read-only',
    ),
  sections: [
    {
      title: 'Shared folder',
      fields: [
        choose(
          'type',
          'Kind',
          'What is shared.',
          context => {
            const { container, qemu } = machineOf(context);
            return words(
              ['mount', 'Folder', 'A folder of the host.'],
              ['template', 'Template', 'Of OpenVZ.'],
              ['file', 'Image file', 'Mounted in a container.'],
              ['block', 'Block device', 'Mounted in a container.'],
              ['ram', 'Memory', 'A file system in memory.'],
              ['bind', 'Folder of the container', 'At a second place.'],
              ['volume', 'Volume', 'Of a storage pool.'],
            ).map(choice => {
              if (choice.value === 'mount') return choice;
              if (qemu) return { ...choice, not: 'Only containers can have it.' };
              return choice.value === 'template' && container && context.domain.type === 'lxc'
                ? { ...choice, not: 'Only OpenVZ has it.' }
                : choice;
            });
          },
          { governs: true },
        ),
        ...when(
          is('type', 'mount', 'bind'),
          text('dir', 'Folder', 'On the host. QEMU or virtiofsd must be allowed to read it.', {
            check: all(
              (value, _, values) => (values['socket'] ? undefined : needed('the folder')(value, _, values)),
              absolutePath,
            ),
          }),
        ),
        ...when(
          is('type', 'file'),
          text('file', 'Image', 'That is mounted.', { check: all(needed('the image'), absolutePath) }),
        ),
        ...when(
          is('type', 'block'),
          text('dev', 'Block device', 'That is mounted.', { check: all(needed('the device'), absolutePath) }),
        ),
        ...when(
          is('type', 'template'),
          text('template', 'Template', 'Its name.', { check: needed('the name') }),
        ),
        ...when(
          is('type', 'volume'),
          choose(
            'pool',
            'Pool',
            'Of the volume.',
            ({ choices }) => names(choices.pools.map(({ name }) => name)),
            { free: true },
          ),
          text('volume', 'Volume', 'Its name in the pool.'),
        ),
        ...when(
          is('type', 'ram'),
          number('usage', 'Size', 'At most, in the unit below.', { min: 1 }),
          choose('usageUnits', 'Unit', 'Of the size.', [
            unset('KiB'),
            ...words(['KiB', 'KiB'], ['MiB', 'MiB'], ['GiB', 'GiB']),
          ]),
        ),
        text(
          'target',
          'Name in the guest',
          'The tag that the guest mounts, as in mount -t virtiofs TAG /mnt; in a container, the folder.',
          { check: needed('the name') },
        ),
        choose(
          'driver',
          'Driver',
          'virtiofs is as fast as a local file system; 9p works without shared memory.',
          context => {
            const on = told(context, ({ devices }) => devices.filesystem, 'driverType');
            return [
              unset(),
              ...(machineOf(context).container
                ? words(['loop', 'Loop device'], ['nbd', 'NBD'], ['path', 'Folder'])
                : offered(on, [
                    ['virtiofs', 'virtiofs'],
                    ['path', '9p'],
                    ['handle', '9p by handles'],
                    ['mtp', 'USB (MTP)'],
                  ])),
            ];
          },
          {
            along: value => (value === 'virtiofs' || value === 'handle' ? { accessMode: 'passthrough' } : {}),
            governs: true,
          },
        ),
        toggle('readonly', 'Read-only', 'The guest cannot write. virtiofs takes it since libvirt 11.', {
          shown: ({ choices }, values) =>
            values['driver'] !== 'virtiofs' || (choices.libvirtVersion ?? 11_000_000) >= 11_000_000,
        }),
        choose('accessMode', 'Owners', 'Whose files those are that the guest makes.', (_, values) => [
          unset(),
          ...words(
            [
              'passthrough',
              'As the guest says',
              'The host sees the guest’s users; QEMU must be root for 9p.',
            ],
            ['mapped', 'Noted beside', 'Owners and rights are kept in attributes of the files.'],
            ['squash', 'As the guest says, if possible', 'Failures to change owners are ignored.'],
          ).filter(({ value }) => values['driver'] !== 'virtiofs' || value === 'passthrough'),
        ]),
        ...when(
          virtiofs,
          choose(
            'cacheMode',
            'Cache',
            'Whether the guest keeps what it has read while the host may change it.',
            [unset(), ...words(['none', 'None'], ['always', 'Always'])],
          ),
          ...rare(
            onOff('extendedAttributes', 'Extended attributes', 'The guest may set them.'),
            choose('sandboxMode', 'Sandbox', 'How virtiofsd locks itself in.', [
              unset(),
              ...words(
                ['namespace', 'Namespaces'],
                ['chroot', 'chroot', 'Where it may not make namespaces.'],
              ),
            ]),
            onOff('lockPosix', 'POSIX locks', 'Seen by the host, too.'),
            onOff('lockFlock', 'BSD locks', 'Seen by the host, too.'),
            number('threads', 'Threads', 'Of virtiofsd; 0 for none of its own.', { min: 0, max: 1024 }),
            text('binary', 'Program', 'Another virtiofsd.', { check: absolutePath }),
            text('socket', 'Socket', 'Of a virtiofsd that you run; then there is no folder here.', {
              check: absolutePath,
            }),
            number('queue', 'Queue size', 'Of requests.', { min: 1, max: 1024 }),
          ),
        ),
        ...when(
          nineP,
          ...rare(
            choose('writePolicy', 'Writes', 'Whether each waits for the disk.', [
              unset(),
              ...words(['immediate', 'At once']),
            ]),
            choose(
              'multipleDevices',
              'Several file systems',
              'Below the folder, their file numbers may clash.',
              [
                unset(),
                ...words(
                  ['default', 'Default'],
                  ['remap', 'Give new numbers'],
                  ['forbid', 'Refuse the others'],
                  ['warn', 'Warn only'],
                ),
              ],
            ),
            text('fileMode', 'Rights of new files', 'Octal, for noted owners.', { placeholder: '600' }),
            text('folderMode', 'Rights of new folders', 'Octal, for noted owners.', { placeholder: '700' }),
          ),
        ),
        { ...virtioModel, rare: true, shown: nineP },
        ...rare(
          text('format', 'Format', 'Of the image in a container.', { shown: is('type', 'file', 'block') }),
          bytes('spaceHardLimit', 'Space, at most', 'Of an OpenVZ container.', {
            shown: ({ domain }) => domain.type === 'openvz' || domain.type === 'vz',
          }),
          bytes('spaceSoftLimit', 'Space, warned from', 'Of an OpenVZ container.', {
            shown: ({ domain }) => domain.type === 'openvz' || domain.type === 'vz',
          }),
          ...when(virtiofs, bootOrder),
        ),
      ],
    },
    virtioSection(nineP),
  ],
  starts: [
    folder(
      'virtiofs',
      'Folder (virtiofs)',
      'As fast as a local file system. Linux since 5.4; Windows with WinFsp.',
      'virtiofs',
    ),
    folder('9p', 'Folder (9p)', 'Slower, and asks nothing of the guest’s memory. Linux only.', 'path'),
    inContainer('mount', 'Folder of the host', 'Mounted in the container.', ['dir', 'target']),
    inContainer('ram', 'Memory', 'A file system that is gone when the container stops.', ['target'], {
      usage: 64,
      usageUnits: 'MiB',
    }),
    inContainer('file', 'Image file', 'A disk image, mounted in the container.', ['file', 'target'], {
      driver: 'loop',
      format: 'raw',
    }),
  ],
  stays: (values, context) =>
    onContainer(context) && values['target'] === '/'
      ? 'It is the container’s root: without it nothing starts.'
      : undefined,
  about: 'https://libvirt.org/formatdomain.html#filesystems',
};
