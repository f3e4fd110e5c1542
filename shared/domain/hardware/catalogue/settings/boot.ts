import { absolutePath } from '../checks.ts';
import { words } from '../choices.ts';
import { choose, number, onOff, own, rare, rows, text } from '../fields.ts';
import type { SettingsPage } from '../kind.ts';
import { machineOf, onContainer, onQemu, onXen } from '../machine.ts';
import { is } from '../words.ts';

const kinds = { hd: 'disk', cdrom: 'CD-ROM', network: 'network', fd: 'floppy' } as const;

const path = { placeholder: '/', check: absolutePath };

export const boot: SettingsPage = {
  id: 'boot',
  label: 'Boot',
  summary: ({ domain }) => {
    if (domain.os.init !== undefined) return domain.os.init;
    if (domain.os.kernel !== undefined) return 'a kernel of the host';
    const order = domain.os.boot.items.map(({ dev }) => kinds[dev as keyof typeof kinds] ?? dev ?? '');
    return order.length > 0 ? order.join(', ') : 'by device';
  },
  sections: [
    {
      title: 'Order',
      fields: [
        rows(
          'os.boot',
          'By kind',
          'The firmware tries these in turn. Empty: the boot order of each device counts, which is finer.',
          'Add kind',
          [
            choose(
              'dev',
              'Kind',
              'All of its devices.',
              words(['hd', 'Disk'], ['cdrom', 'CD-ROM'], ['network', 'Network'], ['fd', 'Floppy']),
            ),
          ],
          {
            shown: context => !onContainer(context),
            check: (value, { domain }) => {
              const { disks, interfaces, hostdevs, redirdevs } = domain.devices;
              const ordered = [disks, interfaces, hostdevs, redirdevs].some(list =>
                list.items.some(({ bootOrder }) => bootOrder !== undefined),
              );
              return Array.isArray(value) && value.length > 0 && ordered
                ? 'Some devices have a boot order of their own. libvirt takes one or the other.'
                : undefined;
            },
          },
        ),
        onOff('os.bootMenu', 'Boot menu', 'The firmware lets whoever sits at the screen choose.', {
          shown: onQemu,
        }),
        number('os.bootMenuTimeout', 'Menu waits', 'Before it boots by itself.', {
          min: 0,
          max: 65535,
          unit: 'ms',
          shown: is('os.bootMenu', 'true'),
        }),
        ...rare(
          number(
            'os.biosRebootTimeout',
            'Try again after',
            'When nothing can be booted; -1 never does. BIOS only.',
            {
              min: -1,
              max: 65535,
              unit: 'ms',
              shown: onQemu,
            },
          ),
          onOff('os.biosUsesSerial', 'BIOS on the serial port', 'Its messages appear there.', {
            shown: context => onQemu(context) && machineOf(context).x86,
          }),
        ),
      ],
    },
    {
      title: 'Kernel of the host',
      fields: [
        own(
          'os.kernel',
          'Kernel',
          'A file on the host that is booted in place of what is on the disk.',
          'host-file',
          {
            check: absolutePath,
            shown: context => !onContainer(context),
          },
        ),
        own('os.initrd', 'Initial RAM disk', 'Goes with the kernel.', 'host-file', {
          check: absolutePath,
          shown: context => !onContainer(context),
        }),
        text('os.commandLine', 'Command line', 'Given to that kernel.', {
          placeholder: 'root=/dev/vda1 console=ttyS0',
          shown: context => !onContainer(context),
          check: (value, _, values) =>
            value && !values['os.kernel']
              ? 'Only a kernel of the host gets a command line; name one above.'
              : undefined,
        }),
        own('os.deviceTree', 'Device tree', 'A .dtb file, for machines that need one.', 'host-file', {
          check: absolutePath,
          rare: true,
          shown: context => onQemu(context) && !machineOf(context).x86,
        }),
        text('os.shim', 'Shim', 'Started before the kernel, for secure boot; libvirt 11 and newer.', {
          ...path,
          rare: true,
          shown: onQemu,
        }),
        text('os.root', 'Root', 'Device that the kernel’s root file system is on; of old Xen guests.', {
          rare: true,
          shown: onXen,
        }),
        text(
          'bootloader',
          'Boot loader',
          'A program on the host that finds the kernel, such as pygrub. Xen and bhyve.',
          {
            shown: context => onXen(context) || context.domain.type === 'bhyve',
          },
        ),
        text('bootloaderArguments', 'Its arguments', 'Of the boot loader.', {
          shown: context => onXen(context) || context.domain.type === 'bhyve',
        }),
      ],
    },
    {
      title: 'Container',
      fields: [
        text('os.init', 'Program', 'What is started as the first process.', { ...path, shown: onContainer }),
        rows(
          'os.initArguments',
          'Arguments',
          'Of that program.',
          'Add argument',
          [text('text', 'Argument', 'As it is.')],
          {
            shown: onContainer,
          },
        ),
        rows(
          'os.initEnvironment',
          'Environment',
          'Variables of that program.',
          'Add variable',
          [text('name', 'Name', 'Of the variable.'), text('value', 'Value', 'As it is.')],
          { shown: onContainer },
        ),
        text('os.initDir', 'Folder', 'In which it starts.', { ...path, shown: onContainer }),
        text('os.initUser', 'User', 'As whom: a name, or a number with a plus before it.', {
          shown: onContainer,
        }),
        text('os.initGroup', 'Group', 'As which: a name, or a number with a plus before it.', {
          shown: onContainer,
        }),
      ],
    },
    {
      title: 'More',
      fields: rare(
        rows(
          'os.acpiTables',
          'ACPI tables',
          'Added from files on the host, such as a licence table (SLIC).',
          'Add table',
          [
            choose(
              'type',
              'Kind',
              'Of table.',
              words(['slic', 'SLIC'], ['raw', 'One table'], ['rawset', 'Several tables'], ['msdm', 'MSDM']),
              { free: true },
            ),
            text('path', 'File', 'On the host.', { check: absolutePath }),
          ],
          { shown: onQemu },
        ),
      ),
    },
  ],
  about: 'https://libvirt.org/formatdomain.html#operating-system-booting',
};
