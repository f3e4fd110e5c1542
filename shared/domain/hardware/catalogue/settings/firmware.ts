import type { ItemValues } from '../../../../contract/hardware.ts';
import { isExpress } from '../../../create/traits.ts';
import { absolutePath } from '../checks.ts';
import { names, offered, unset, words } from '../choices.ts';
import { choose, onOff, rare, rows, text, when, since } from '../fields.ts';
import type { Context, Field, SettingsPage } from '../kind.ts';
import { machineOf, notContainer, onQemu } from '../machine.ts';
import { capabilitiesOf, told } from '../told.ts';
import { is, line } from '../words.ts';

const loaders = (context: Context): string[] =>
  (capabilitiesOf(context)?.os.loader.paths.items ?? []).flatMap(({ text: path }) =>
    path === undefined ? [] : [path],
  );

const hasLoader = (_: Context, values: ItemValues): boolean => Boolean(values['os.loader']);

/** Controllers of one family of machines are none of another's. */
const otherBuses: Field['check'] = (value, { domain }) =>
  typeof value === 'string' &&
  domain.devices.controllers.items.some(({ type }) => type === 'pci') &&
  isExpress(value) !== isExpress(domain.os.machine)
    ? 'It has PCI in place of PCI Express, or the other way round: the guest’s controllers do not fit it.'
    : undefined;

const isUefi = (_: Context, values: ItemValues): boolean =>
  values['os.firmware'] === 'efi' || Boolean(values['os.loader']);

export const firmware: SettingsPage = {
  id: 'firmware',
  label: 'Firmware and machine',
  not: context => (notContainer(context) ? undefined : 'A container has neither.'),
  summary: ({ domain: { os } }) =>
    line(
      os.machine,
      os.firmware === 'efi' || os.loaderType === 'pflash' ? 'UEFI' : os.firmware === 'bios' && 'BIOS',
    ),
  sections: [
    {
      title: 'Machine',
      fields: [
        choose(
          'os.machine',
          'Machine',
          'The board that the guest sees. Its devices sit elsewhere on another: Windows asks to be activated, and addresses must be given anew.',
          ({ choices }) => names(choices.machines),
          { free: true, check: otherBuses },
        ),
        choose(
          'os.arch',
          'Architecture',
          'A system of one does not run on another.',
          ({ choices }) => names(choices.machine ? [choices.machine.arch] : []),
          {
            free: true,
            rare: true,
          },
        ),
      ],
    },
    {
      title: 'Firmware',
      fields: [
        choose(
          'os.firmware',
          'Firmware',
          'What starts the system. One that was installed with UEFI does not start with BIOS, and the other way round.',
          context => [
            unset('As the loader below says, or BIOS'),
            ...offered(
              told(context, ({ os }) => os, 'firmware'),
              [
                ['efi', 'UEFI', 'libvirt chooses the files.'],
                ['bios', 'BIOS', 'libvirt chooses the file.'],
              ],
            ),
          ],
        ),
        rows(
          'os.firmwareFeatures',
          'Must have',
          'What libvirt chooses UEFI files by.',
          'Add',
          [
            choose(
              'name',
              'Feature',
              'Of the firmware.',
              words(
                ['secure-boot', 'Secure boot', 'Starts signed systems only.'],
                [
                  'enrolled-keys',
                  'Keys inside',
                  'Microsoft’s keys are in it from the start: without them secure boot is off.',
                ],
              ),
            ),
            onOff('enabled', 'Is', 'Whether it must be there or must not.'),
          ],
          { shown: is('os.firmware', 'efi') },
        ),
        choose(
          'os.loader',
          'Loader',
          'The firmware’s file; left out where libvirt chooses.',
          context => [unset('libvirt’s choice'), ...names(loaders(context))],
          {
            free: true,
            rare: true,
            check: absolutePath,
          },
        ),
        ...rare(
          ...when(
            hasLoader,
            choose('os.loaderType', 'Loader is', 'How it is put into the guest.', [
              unset(),
              ...words(
                ['pflash', 'Flash', 'UEFI with settings of its own.'],
                ['rom', 'ROM', 'Read-only, such as SeaBIOS.'],
              ),
            ]),
            onOff('os.loaderReadonly', 'Loader read-only', 'Guests share one file; keep it so.'),
            ...since(
              9_002_000,
              choose('os.loaderFormat', 'Loader’s format', 'Of the file; libvirt 9.2 and newer.', [
                unset('Raw'),
                ...words(['raw', 'Raw'], ['qcow2', 'qcow2']),
              ]),
            ),
          ),
          onOff(
            'os.loaderSecure',
            'Secure loader',
            'The firmware is a build with secure boot; it needs SMM.',
            {
              shown: (context, values) => onQemu(context) && isUefi(context, values),
              check: (value, { domain }) =>
                value === true && domain.features.smm !== true
                  ? 'It needs SMM: switch it on on the page Hypervisor features.'
                  : undefined,
            },
          ),
          onOff('os.loaderStateless', 'Nothing is kept', 'UEFI forgets its settings; there is no NVRAM.', {
            shown: (context, values) => onQemu(context) && isUefi(context, values),
          }),
        ),
      ],
    },
    {
      title: 'NVRAM',
      fields: when(
        (context, values) =>
          onQemu(context) && isUefi(context, values) && values['os.loaderStateless'] !== true,
        text(
          'os.nvram',
          'File',
          'Where UEFI keeps its settings and keys: libvirt makes it from the template when it is missing.',
          { check: absolutePath },
        ),
        ...rare(
          text('os.nvramTemplate', 'Template', 'That a new file is a copy of.', { check: absolutePath }),
          ...since(
            9_002_000,
            choose('os.nvramFormat', 'Format', 'Of the file; libvirt 9.2 and newer.', [
              unset(),
              ...words(['raw', 'Raw'], ['qcow2', 'qcow2']),
            ]),
          ),
          ...since(
            10_010_000,
            choose('os.nvramTemplateFormat', 'Template’s format', 'libvirt 10.10 and newer.', [
              unset(),
              ...words(['raw', 'Raw'], ['qcow2', 'qcow2']),
            ]),
          ),
          choose('os.nvramType', 'Kept as', 'A file, or as disks are.', [
            unset('File'),
            ...words(
              ['file', 'File'],
              ['block', 'Block device'],
              ['network', 'Network storage'],
              ['volume', 'Volume'],
            ),
          ]),
          ...when(
            is('os.nvramType', 'file', 'block', 'network', 'volume'),
            text('os.nvramSource.file', 'File', 'Of that kind.', { shown: is('os.nvramType', 'file') }),
            text('os.nvramSource.dev', 'Block device', 'On the host.', {
              shown: is('os.nvramType', 'block'),
            }),
            text('os.nvramSource.protocol', 'Protocol', 'Such as iscsi or nbd.', {
              shown: is('os.nvramType', 'network'),
            }),
            text('os.nvramSource.name', 'Name on the server', 'Of the image.', {
              shown: is('os.nvramType', 'network'),
            }),
            text('os.nvramSource.pool', 'Pool', 'Of the volume.', { shown: is('os.nvramType', 'volume') }),
            text('os.nvramSource.volume', 'Volume', 'In the pool.', { shown: is('os.nvramType', 'volume') }),
          ),
          ...since(
            12_001_000,
            text(
              'os.variableStore',
              'Variable store',
              'For firmware that keeps its settings with QEMU’s help; libvirt 12 and newer.',
              { check: absolutePath },
            ),
          ),
          ...since(
            12_001_000,
            text('os.variableStoreTemplate', 'Its template', 'That a new one is a copy of.', {
              check: absolutePath,
            }),
          ),
        ),
      ),
    },
    {
      title: 'Guest’s kind',
      fields: rare(
        choose(
          'os.type',
          'Virtualised',
          'Fully, or with a kernel that knows of it.',
          words(
            ['hvm', 'Fully'],
            ['linux', 'Xen paravirtual (old name)'],
            ['xen', 'Xen paravirtual'],
            ['xenpvh', 'Xen PVH'],
            ['exe', 'Container'],
            ['uml', 'User-mode Linux'],
          ),
          { shown: context => machineOf(context).xen },
        ),
      ),
    },
  ],
  about: 'https://libvirt.org/formatdomain.html#bios-bootloader',
};
