import { absolutePath } from '../checks.ts';
import { unset, words } from '../choices.ts';
import { choose, rows, text, when } from '../fields.ts';
import type { Field, SettingsPage } from '../kind.ts';
import { onQemu } from '../machine.ts';
import { is } from '../words.ts';

/** Names that libvirt takes in each part (virSysinfoDef). */
const NAMES = {
  bios: ['vendor', 'version', 'date', 'release'],
  system: ['manufacturer', 'product', 'version', 'serial', 'uuid', 'sku', 'family'],
  baseBoard: ['manufacturer', 'product', 'version', 'serial', 'asset', 'location'],
  chassis: ['manufacturer', 'version', 'serial', 'asset', 'sku'],
} as const;

function part(of: keyof typeof NAMES, label: string, help: string): Field {
  return rows(`sysinfo.${of}`, label, help, 'Add entry', [
    choose('name', 'Entry', 'Of this part.', words(...NAMES[of].map(name => [name, name] as const)), {
      free: true,
    }),
    text('value', 'Text', 'That the guest reads.'),
  ]);
}

export const sysinfo: SettingsPage = {
  id: 'sysinfo',
  label: 'System information',
  not: context => (onQemu(context) ? undefined : 'Only QEMU guests have it.'),
  summary: ({ domain }) => (domain.os.smbios === 'sysinfo' ? 'of its own' : ''),
  sections: [
    {
      title: 'System information',
      fields: [
        choose(
          'sysinfo.type',
          'Kind',
          'SMBIOS tells of maker and serial number; fw_cfg hands files to firmware and systems, such as Ignition.',
          [unset('None'), ...words(['smbios', 'SMBIOS'], ['fwcfg', 'fw_cfg'])],
        ),
        choose('os.smbios', 'Guest reads', 'What below counts only when it is to be read from here.', [
          unset('The hypervisor’s'),
          ...words(
            ['emulate', 'The hypervisor’s'],
            ['host', 'The host’s', 'Some licences need it.'],
            ['sysinfo', 'What stands here'],
          ),
        ]),
        ...when(
          is('sysinfo.type', 'smbios'),
          part('system', 'System', 'Its UUID must be the guest’s own.'),
          part('baseBoard', 'Base board', 'Who made it.'),
          part('bios', 'BIOS', 'Who made it, and when.'),
          part('chassis', 'Chassis', 'Who made it.'),
          rows('sysinfo.oemStrings', 'OEM strings', 'Free texts, such as settings for systemd.', 'Add text', [
            text('value', 'Text', 'That the guest reads.'),
          ]),
        ),
        ...when(
          is('sysinfo.type', 'fwcfg'),
          rows('sysinfo.entries', 'Entries', 'Names begin with opt/ and the maker’s domain.', 'Add entry', [
            text('name', 'Name', 'Such as opt/com.coreos/config.'),
            text('value', 'Text', 'Of the entry, or the file below.'),
            text('file', 'File', 'On the host.', { check: absolutePath }),
          ]),
        ),
      ],
    },
  ],
  about: 'https://libvirt.org/formatdomain.html#smbios-system-information',
};
