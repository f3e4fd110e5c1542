import { scalarText } from '../../scalar-text.ts';
import { offered, unset, words, type Words } from '../choices.ts';
import { choose, number, onOff, rare, rows, text, when, since } from '../fields.ts';
import type { Context, Field, SettingsPage } from '../kind.ts';
import { machineOf, notContainer, onQemu } from '../machine.ts';
import { capabilitiesOf } from '../told.ts';
import { is, line } from '../words.ts';

const modes: Words = [
  [
    'host-passthrough',
    'Host’s own',
    'All of the host’s CPU: the fastest. Moves only to hosts with the same CPU.',
  ],
  [
    'host-model',
    'Like the host',
    'The nearest known model and the features beyond it: nearly as fast, and moves to newer hosts.',
  ],
  ['maximum', 'Everything', 'All that the hypervisor can do: for guests that are translated.'],
  ['custom', 'A model by name', 'The same wherever it runs: for guests that move among different hosts.'],
];

const modesOf = (context: Context) => {
  const can = capabilitiesOf(context)
    ?.cpuModes.items.filter(({ supported }) => supported === true)
    .flatMap(({ name }) => (typeof name === 'string' ? [name] : []));
  return [unset('Hypervisor’s default'), ...offered(can ?? [], modes)];
};

function modelsOf({ choices }: Context) {
  return (choices.machine?.cpuModels ?? []).map(({ name, usable, vendor }) => ({
    value: name,
    label: name,
    ...(vendor !== undefined && { why: vendor }),
    ...(!usable && { not: 'The host’s CPU lacks something that this model has.' }),
  }));
}

const policies = words(
  ['require', 'Needed', 'The guest does not start without it.'],
  ['optional', 'If the host has it'],
  ['disable', 'Taken away'],
  ['force', 'Claimed', 'The guest is told that it is there, even if it is not.'],
  ['forbid', 'Host must lack it'],
);

/** libvirt wants sockets, cores and threads, or none of them. */
const whole: Field['check'] = (value, _, values) =>
  value && !['sockets', 'cores', 'threads'].every(part => values[`cpu.${part}`])
    ? 'Give sockets, cores and threads together.'
    : undefined;

const named = is('cpu.mode', 'custom');

export const cpu: SettingsPage = {
  id: 'cpu',
  label: 'CPU',
  not: context => (notContainer(context) ? undefined : 'A container has the host’s CPU.'),
  summary: ({ domain }) => {
    const { cpu: has, vcpu } = domain;
    return line(
      typeof vcpu.maximum === 'number' &&
        (vcpu.maximum === 1 ? '1 virtual CPU' : `${vcpu.maximum} virtual CPUs`),
      has.model ?? modes.find(([mode]) => mode === has.mode)?.[1],
    );
  },
  sections: [
    {
      title: 'Model',
      fields: [
        choose('cpu.mode', 'Mode', 'What CPU the guest sees.', modesOf),
        ...when(
          named,
          choose(
            'cpu.model',
            'Model',
            'Those that the host cannot run are named with the reason.',
            modelsOf,
            {
              free: true,
              check: value => (value === null || value === '' ? 'Choose a model.' : undefined),
            },
          ),
        ),
        choose(
          'cpu.check',
          'Check',
          'Whether libvirt makes sure that the guest gets exactly that CPU.',
          [
            unset(),
            ...words(
              ['none', 'No check'],
              ['partial', 'Before it starts'],
              ['full', 'All features', 'The guest starts only if every feature is there.'],
            ),
          ],
          { rare: true },
        ),
        choose(
          'cpu.match',
          'Match',
          'How the host’s CPU may differ.',
          [
            unset(),
            ...words(
              ['exact', 'Just these features'],
              ['minimum', 'At least these', 'And all else that the host has.'],
              ['strict', 'Host must be the same'],
            ),
          ],
          { rare: true, shown: named },
        ),
        choose(
          'cpu.fallback',
          'If the model is unknown',
          'To the hypervisor.',
          [unset(), ...words(['allow', 'A near one'], ['forbid', 'Refuse to start'])],
          { rare: true },
        ),
        onOff('cpu.migratable', 'Can move', 'Leaves out features that would keep the guest on this host.', {
          shown: is('cpu.mode', 'host-passthrough', 'maximum'),
        }),
        text('cpu.vendorId', 'Vendor shown', 'Twelve characters, in place of GenuineIntel or AuthenticAMD.', {
          rare: true,
          shown: context => machineOf(context).x86,
          check: value =>
            typeof value === 'string' && value.length !== 12 && value !== ''
              ? 'Exactly twelve characters.'
              : undefined,
        }),
        choose(
          'cpu.vendor',
          'Host’s vendor',
          'The guest starts only on such a host.',
          [unset('Any'), ...words(['Intel', 'Intel'], ['AMD', 'AMD'], ['Hygon', 'Hygon'])],
          {
            free: true,
            rare: true,
          },
        ),
      ],
    },
    {
      title: 'Features',
      fields: [
        rows(
          'cpu.features',
          'Features',
          'Beyond the model, or taken from it. vmx and svm let the guest run guests of its own.',
          'Add feature',
          [
            choose(
              'name',
              'Feature',
              'As libvirt names it.',
              ({ choices }) => (choices.machine?.cpuFeatures ?? []).map(value => ({ value, label: value })),
              { free: true },
            ),
            choose('policy', 'Is', 'What is asked.', policies),
          ],
        ),
      ],
    },
    {
      title: 'Topology',
      fields: [
        number(
          'cpu.sockets',
          'Sockets',
          'Some systems are licensed by sockets. Sockets × dies × cores × threads must be the number of virtual CPUs.',
          {
            min: 1,
            check: (value, context, values) => {
              const most = values['vcpu.maximum'];
              const partly = whole(value, context, values);
              if (partly !== undefined) return partly;
              if (typeof value !== 'number' || typeof most !== 'number') return undefined;
              const product = ['sockets', 'dies', 'clusters', 'cores', 'threads'].reduce((all, part) => {
                const count = values[`cpu.${part}`];
                return typeof count === 'number' ? all * count : all;
              }, 1);
              return product === most ? undefined : `This makes ${product} CPUs, and the guest has ${most}.`;
            },
          },
        ),
        number('cpu.dies', 'Dies', 'In each socket.', { min: 1, rare: true, check: whole }),
        ...since(
          10_001_000,
          number('cpu.clusters', 'Clusters', 'In each die; libvirt 10.1 and newer.', { min: 1, rare: true }),
        ),
        number('cpu.cores', 'Cores', 'In each die.', { min: 1, check: whole }),
        number(
          'cpu.threads',
          'Threads',
          'In each core; more than one only if the virtual CPUs are pinned accordingly.',
          { min: 1, check: whole },
        ),
      ],
    },
    {
      title: 'Cache and addresses',
      fields: rare(
        choose(
          'cpu.cacheMode',
          'Cache',
          'What the guest is told about the CPU’s caches.',
          [
            unset(),
            ...words(
              ['passthrough', 'The host’s', 'With the host’s own CPU only.'],
              ['emulate', 'Made up'],
              ['disable', 'None'],
            ),
          ],
          {
            along: value => ({ 'cpu.cacheLevel': value === 'emulate' ? 3 : null }),
            check: (value, _, values) =>
              value === 'passthrough' &&
              !['host-passthrough', 'maximum'].includes(scalarText(values['cpu.mode']))
                ? 'Only with the host’s own CPU.'
                : undefined,
          },
        ),
        number('cpu.cacheLevel', 'Level', 'Of the made-up cache.', {
          min: 1,
          max: 3,
          shown: is('cpu.cacheMode', 'emulate'),
        }),
        choose(
          'cpu.physicalAddressMode',
          'Physical addresses',
          'How wide they are; for guests with terabytes or large GPUs.',
          [unset(), ...words(['passthrough', 'As the host’s'], ['emulate', 'As given'])],
          { shown: onQemu },
        ),
        number('cpu.physicalAddressBits', 'Bits', 'Of physical addresses.', {
          min: 32,
          max: 64,
          shown: is('cpu.physicalAddressMode', 'emulate'),
        }),
        number('cpu.physicalAddressLimit', 'At most', 'Bits taken over from the host.', {
          min: 32,
          max: 64,
          shown: is('cpu.physicalAddressMode', 'passthrough'),
        }),
      ),
    },
  ],
  about: 'https://libvirt.org/formatdomain.html#cpu-model-and-topology',
};
