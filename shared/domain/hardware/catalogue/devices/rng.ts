import { absolutePath, needed } from '../checks.ts';
import { offered, unset, words, type Words } from '../choices.ts';
import { choose, number, text, when } from '../fields.ts';
import type { Context, Kind, Start } from '../kind.ts';
import { told } from '../told.ts';
import { is, line, textOf } from '../words.ts';
import { qemu, unless, virtioModel, virtioSection } from './common.ts';

const backends: Words = [
  ['random', 'Host’s device', 'Mostly /dev/urandom.'],
  ['builtin', 'QEMU', 'Asks the host’s kernel itself.'],
  ['egd', 'Another program', 'An entropy-gathering daemon.'],
];
const backendsOf = (context: Context) =>
  offered(
    told(context, ({ devices }) => devices.rng, 'backendModel'),
    backends,
  );

const start = (backend: string, label: string, values: Record<string, string> = {}): Start => ({
  id: backend,
  label,
  why: 'A system that starts with little randomness waits for more.',
  not: context =>
    unless(qemu)(context) ??
    (backendsOf(context).some(({ value }) => value === backend) ? undefined : 'This host’s QEMU has none.'),
  values: () => ({ model: 'virtio', backend, ...values }),
});

export const rng: Kind = {
  id: 'rng',
  element: 'rng',
  label: 'Random numbers',
  group: 'machine',
  title: () => 'Random numbers',
  summary: values =>
    line(textOf(values, 'source') ?? backends.find(([word]) => word === values['backend'])?.[1]),
  sections: [
    {
      title: 'Random numbers',
      fields: [
        choose('backend', 'From', 'Where they come from.', backendsOf, {
          governs: true,
          along: value => (value === 'egd' ? { 'daemon.type': 'tcp', 'daemon.sourceMode': 'connect' } : {}),
        }),
        ...when(
          is('backend', 'random'),
          text('source', 'Device', 'Of the host.', { placeholder: '/dev/urandom', check: absolutePath }),
        ),
        ...when(
          is('backend', 'egd'),
          choose(
            'daemon.type',
            'Reached by',
            'How that program is reached.',
            words(['tcp', 'TCP'], ['udp', 'UDP'], ['unix', 'UNIX socket']),
          ),
          choose('daemon.sourceMode', 'Who listens', 'The other end connects.', [
            unset(),
            ...words(['connect', 'The program'], ['bind', 'The guest']),
          ]),
          text('daemon.path', 'Socket', 'Of that program.', {
            shown: is('daemon.type', 'unix'),
            check: absolutePath,
          }),
          text('daemon.host', 'Address', 'Of that program.', {
            shown: is('daemon.type', 'tcp', 'udp'),
            check: needed('it'),
          }),
          text('daemon.service', 'Port', 'Of that address.', {
            shown: is('daemon.type', 'tcp', 'udp'),
            check: needed('it'),
          }),
        ),
        number('rateBytes', 'At most', 'So many bytes in a period, lest one guest takes all.', {
          min: 1,
          unit: 'bytes',
          governs: true,
        }),
        number('ratePeriod', 'Period', 'Of that limit.', {
          min: 1,
          unit: 'ms',
          shown: (_, values) => Boolean(values['rateBytes']),
        }),
        { ...virtioModel, rare: true },
      ],
    },
    virtioSection(),
  ],
  starts: [
    start('random', 'The host’s /dev/urandom', { source: '/dev/urandom' }),
    start('builtin', 'QEMU’s own'),
  ],
  about: 'https://libvirt.org/formatdomain.html#random-number-generator-device',
};
