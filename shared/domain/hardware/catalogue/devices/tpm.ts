import { absolutePath, needed } from '../checks.ts';
import { offered, unset, words, type Words } from '../choices.ts';
import { all, choose, number, onOff, rare, since, text, toggle, when } from '../fields.ts';
import type { Context, Kind } from '../kind.ts';
import { told } from '../told.ts';
import { is, line, textOf } from '../words.ts';
import { qemu, unless } from './common.ts';

const models: Words = [
  ['tpm-crb', 'CRB', 'For TPM 2.0 on PCs; Windows 11 wants it.'],
  ['tpm-tis', 'TIS', 'For older systems, and ARM.'],
  ['tpm-spapr', 'spapr', 'Of POWER.'],
  ['spapr-tpm-proxy', 'spapr proxy', 'Of POWER, beside the other.'],
];

const modelsOf = (context: Context) =>
  offered(
    told(context, ({ devices }) => devices.tpm, 'model'),
    models,
  );
const backendsOf = (context: Context) => told(context, ({ devices }) => devices.tpm, 'backendModel');

function not(backend: string) {
  return (context: Context): string | undefined => {
    const reason = unless(qemu)(context);
    if (reason !== undefined) return reason;
    if (context.domain.devices.tpms.items.some(({ model }) => model !== 'spapr-tpm-proxy'))
      return 'It has one already.';
    const backends = backendsOf(context);
    if (backends.length === 0 || backends.includes(backend)) return undefined;
    return backend === 'emulator'
      ? 'The host lacks swtpm. Install the packages swtpm and swtpm-tools there.'
      : 'The host’s QEMU cannot.';
  };
}

const model = (context: Context): string => String(modelsOf(context)[0]?.value ?? 'tpm-tis');

export const tpm: Kind = {
  id: 'tpm',
  element: 'tpm',
  label: 'TPM',
  group: 'machine',
  title: () => 'TPM',
  summary: values =>
    line(
      textOf(values, 'version'),
      textOf(values, 'backend') === 'passthrough' ? 'the host’s' : 'emulated',
      textOf(values, 'model'),
    ),
  sections: [
    {
      title: 'TPM',
      fields: [
        choose('model', 'Model', 'What the guest sees.', modelsOf),
        choose(
          'backend',
          'Behind it',
          'Who keeps the guest’s secrets.',
          context =>
            offered(backendsOf(context), [
              ['emulator', 'Emulated', 'swtpm on the host: a TPM of the guest’s own.'],
              ['passthrough', 'The host’s', 'One guest at most, and it cannot be moved.'],
              ['external', 'Another program', 'One that you run; libvirt 9.0 and newer.'],
            ]),
          {
            governs: true,
            along: value => (value === 'external' ? { sourceType: 'unix', sourceMode: 'connect' } : {}),
          },
        ),
        ...when(
          is('backend', 'emulator'),
          choose(
            'version',
            'Version',
            'Changing it loses what the guest has in it: encrypted disks may not open.',
            [unset(), ...words(['2.0', '2.0'], ['1.2', '1.2'])],
            { governs: true },
          ),
          onOff(
            'persistentState',
            'Kept when undefined',
            'Its state stays for guests that are defined at each start.',
            { rare: true },
          ),
          choose(
            'encryptionSecret',
            'Encrypted with',
            'A secret of libvirt’s; the state on the host is encrypted by it. Cannot be changed later.',
            ({ choices }) => [
              unset('Not encrypted'),
              ...choices.secrets.map(({ uuid, usage }) => ({ value: uuid, label: usage })),
            ],
            { rare: true },
          ),
          ...rare(
            toggle('sha1', 'SHA-1 bank', 'Of PCRs. Without a choice, swtpm’s own.', {
              shown: is('version', '2.0'),
            }),
            toggle('sha256', 'SHA-256 bank', 'Of PCRs.', { shown: is('version', '2.0') }),
            toggle('sha384', 'SHA-384 bank', 'Of PCRs.', { shown: is('version', '2.0') }),
            toggle('sha512', 'SHA-512 bank', 'Of PCRs.', { shown: is('version', '2.0') }),
            ...since(
              10010000,
              text(
                'profileSource',
                'Profile',
                'Which algorithms swtpm has, such as default-v1; libvirt 10.10 and newer.',
              ),
            ),
            ...since(
              10010000,
              choose(
                'profileRemoveDisabled',
                'Without forbidden ones',
                'Leaves out algorithms that FIPS forbids.',
                [
                  unset('No'),
                  ...words(['check', 'If the host forbids them'], ['fips-host', 'As on a FIPS host']),
                ],
                { free: true },
              ),
            ),
            ...since(
              10006000,
              number('debug', 'Log level', 'Of swtpm; libvirt 10.6 and newer.', { min: 0, max: 20 }),
            ),
          ),
        ),
        ...when(
          is('backend', 'passthrough'),
          text('device', 'Device', 'Of the host’s TPM.', { placeholder: '/dev/tpm0', check: absolutePath }),
        ),
        ...when(
          is('backend', 'external'),
          choose('sourceType', 'Kind of socket', 'How it is reached.', words(['unix', 'UNIX socket'])),
          choose(
            'sourceMode',
            'Who listens',
            'The other end connects.',
            words(['connect', 'The other program']),
          ),
          text('sourcePath', 'Socket', 'Of that program.', {
            check: all(needed('the socket'), absolutePath),
          }),
        ),
      ],
    },
  ],
  starts: [
    {
      id: 'emulator',
      label: 'TPM 2.0',
      why: 'Emulated on the host; Windows 11 and disk encryption use it.',
      not: not('emulator'),
      values: context => ({ model: model(context), backend: 'emulator', version: '2.0' }),
    },
    {
      id: 'passthrough',
      label: 'The host’s TPM',
      why: 'One guest at most, and it cannot be moved.',
      not: not('passthrough'),
      values: context => ({ model: model(context), backend: 'passthrough', device: '/dev/tpm0' }),
    },
    {
      id: 'external',
      label: 'A TPM that you run',
      why: 'A swtpm of your own, reached by its socket.',
      fill: ['sourcePath'],
      not: not('external'),
      values: context => ({
        model: model(context),
        backend: 'external',
        sourceType: 'unix',
        sourceMode: 'connect',
      }),
    },
  ],
  about: 'https://libvirt.org/formatdomain.html#tpm-device',
};
