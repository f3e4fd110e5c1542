import { offered, unset, words } from '../choices.ts';
import { choose, number, onOff, rare, rows, text, when } from '../fields.ts';
import type { Context, SettingsPage } from '../kind.ts';
import { machineOf, onQemu } from '../machine.ts';
import { capabilitiesOf, told } from '../told.ts';
import { is } from '../words.ts';

/** libvirt tells of SEV by itself, and since 10.5 of all kinds by name. */
function kinds(context: Context): string[] {
  const capabilities = capabilitiesOf(context);
  if (!capabilities) return [];
  const named = told(context, ({ features }) => features.launchSecurity, 'sectype');
  return named.length > 0 || capabilities.features.sev !== true ? named : ['sev'];
}

const sev = is('launchSecurity.type', 'sev', 'sev-snp');
const hexadecimal = (value: unknown) =>
  typeof value === 'string' && value !== '' && !/^0x[0-9a-fA-F]+$/.test(value)
    ? 'Give a hexadecimal number such as 0x0001.'
    : undefined;

export const security: SettingsPage = {
  id: 'security',
  label: 'Security',
  summary: ({ domain }) => String(domain.launchSecurity.type ?? ''),
  sections: [
    {
      title: 'Encrypted memory',
      fields: when(
        onQemu,
        choose(
          'launchSecurity.type',
          'Kind',
          'The host cannot read the guest’s memory. It needs a host, firmware and system that can.',
          context => {
            const can = kinds(context);
            const all = offered(
              [],
              [
                ['sev', 'AMD SEV'],
                ['sev-snp', 'AMD SEV-SNP', 'libvirt 10.5 and newer.'],
                ['tdx', 'Intel TDX', 'libvirt 11.6 and newer.'],
                ['s390-pv', 's390 Secure Execution'],
              ],
            );
            const told_ = capabilitiesOf(context) !== undefined && !machineOf(context).s390;
            return [
              unset('None'),
              ...all.map(choice =>
                told_ && !can.includes(String(choice.value))
                  ? { ...choice, not: 'This host cannot.' }
                  : choice,
              ),
            ];
          },
        ),
        ...when(
          sev,
          text(
            'launchSecurity.policy',
            'Policy',
            'Bits of what the host may do, such as 0x0003: no debugging, no sharing of keys.',
            { check: hexadecimal },
          ),
          number(
            'launchSecurity.encryptionBit',
            'Encryption bit',
            'Of an address; empty for the host’s own.',
            { min: 0, max: 63 },
          ),
          number(
            'launchSecurity.reducedAddressBits',
            'Bits lost',
            'Of physical addresses; empty for the host’s own.',
            { min: 0, max: 63 },
          ),
          onOff(
            'launchSecurity.kernelHashes',
            'Measure the kernel',
            'One that is given on the Boot page is part of what is attested.',
          ),
          text('launchSecurity.ownerCertificate', 'Owner’s certificate', 'In base64.', {
            lines: 4,
            shown: is('launchSecurity.type', 'sev'),
          }),
          text('launchSecurity.session', 'Session', 'In base64.', {
            lines: 4,
            shown: is('launchSecurity.type', 'sev'),
          }),
          text('launchSecurity.handle', 'Handle', 'Of a guest whose key is shared.', {
            rare: true,
            shown: is('launchSecurity.type', 'sev'),
          }),
        ),
        ...when(
          is('launchSecurity.type', 'sev-snp'),
          onOff('launchSecurity.authorKey', 'Author key', 'The ID block is signed by one.'),
          onOff('launchSecurity.vcek', 'Chip’s key', 'Reports are signed by it.'),
          text('launchSecurity.idBlock', 'ID block', 'In base64.', { lines: 3 }),
          text('launchSecurity.idAuth', 'ID authentication', 'In base64.', { lines: 3 }),
          text('launchSecurity.hostData', 'Host data', 'In base64.'),
          text('launchSecurity.guestVisibleWorkarounds', 'Workarounds', 'In base64.'),
        ),
        ...when(
          is('launchSecurity.type', 'tdx'),
          text('launchSecurity.configId', 'Configuration', 'MRCONFIGID, in base64.'),
          text('launchSecurity.owner', 'Owner', 'MROWNER, in base64.'),
          text('launchSecurity.ownerConfig', 'Owner’s configuration', 'MROWNERCONFIG, in base64.'),
          text('launchSecurity.quoteService', 'Quotes from', 'Socket of the quote generation service.'),
        ),
      ),
    },
    {
      title: 'Labels',
      fields: [
        rows(
          'securityLabels',
          'Labels',
          'What keeps guests apart on the host. Left out, libvirt makes them: leave it so unless you know why.',
          'Add label',
          [
            choose(
              'model',
              'Model',
              'Of the host.',
              words(['selinux', 'SELinux'], ['apparmor', 'AppArmor'], ['dac', 'User and group']),
              { free: true },
            ),
            choose(
              'type',
              'Made',
              'By libvirt, or as given.',
              words(
                ['dynamic', 'By libvirt'],
                ['static', 'As given'],
                ['none', 'None', 'The guest is not kept apart.'],
              ),
            ),
            onOff('relabel', 'Files too', 'libvirt labels the guest’s files.'),
            text('label', 'Label', 'Such as +107:+107, or an SELinux context.'),
            text('baseLabel', 'Base label', 'That libvirt’s own begins with.'),
          ],
        ),
        ...rare(
          rows(
            'keyWrap',
            'Key wrapping',
            'Of s390’s guest keys.',
            'Add cipher',
            [
              choose('name', 'Cipher', 'Which one.', words(['aes', 'AES'], ['dea', 'DEA'])),
              onOff('state', 'Wrapped', 'Whether its keys are.'),
            ],
            { shown: context => machineOf(context).s390 },
          ),
        ),
      ],
    },
  ],
  about: 'https://libvirt.org/formatdomain.html#security-label',
};
