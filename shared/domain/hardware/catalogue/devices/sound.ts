import { usualModels } from '../../../capabilities/usual-models.ts';
import { offered, words, type Words } from '../choices.ts';
import { choose, number, onOff, rows, since, when } from '../fields.ts';
import type { Context, Field, Kind } from '../kind.ts';
import { machineOf } from '../machine.ts';
import { is, line, textOf } from '../words.ts';
import { qemu, unless } from './common.ts';

const models: Words = [
  ['ich9', 'HDA (ICH9)', 'Every system since 2006 has the driver.'],
  ['ich6', 'HDA (ICH6)', 'The same, as older PCs had it.'],
  ['virtio', 'virtio', 'Modern Linux only; QEMU 8.2.', 10_004_000],
  ['usb', 'USB', 'Works wherever there is USB.'],
  ['ac97', 'AC97', 'For Windows XP and its like.'],
  ['es1370', 'ES1370', 'For systems of the 1990s.'],
  ['sb16', 'Sound Blaster 16', 'For DOS.'],
  ['pcspk', 'PC speaker', 'Beeps.'],
];

const hasAudio: Field['check'] = (value, { domain }) =>
  typeof value === 'number' && !domain.devices.audios.items.some(({ id }) => id === value)
    ? `There is no audio backend ${value}.`
    : undefined;

/** libvirt lists no sound cards; these are what it knows and QEMU has for the machine. */
function modelChoices(context: Context) {
  const { arch, name, x86 } = machineOf(context);
  const usual = context.choices.machine?.soundModels ?? usualModels(arch, name).sounds;
  const others = x86 ? models.map(([model]) => model) : ['virtio'];
  return offered([...usual, ...others.filter(model => !usual.includes(model))], models);
}

export const sound: Kind = {
  id: 'sound',
  element: 'sound',
  label: 'Sound card',
  group: 'display',
  title: () => 'Sound card',
  summary: values =>
    line(models.find(([model]) => model === values['model'])?.[1] ?? textOf(values, 'model')),
  sections: [
    {
      title: 'Sound card',
      fields: [
        choose('model', 'Model', 'The card that the guest sees.', modelChoices, {
          free: true,
          governs: true,
          moves: true,
        }),
        ...when(
          is('model', 'ich6', 'ich7', 'ich9'),
          rows('codecs', 'Codecs', 'What is plugged into it; empty for both directions.', 'Add codec', [
            choose(
              'type',
              'Kind',
              'Which way sound goes.',
              words(
                ['duplex', 'Both ways'],
                ['output', 'Output only'],
                ['micro', 'Both, microphone on its own'],
              ),
            ),
          ]),
        ),
        number('audioId', 'Backend', 'Number of the audio backend that plays it; empty for the first.', {
          min: 1,
          rare: true,
          check: hasAudio,
        }),
        ...since(
          9_004_000,
          onOff('multiChannel', 'More than stereo', 'Of a USB card; libvirt 9.4 and newer.', {
            rare: true,
            shown: is('model', 'usb'),
          }),
        ),
        ...since(
          10_004_000,
          number('streams', 'Streams', 'Of a virtio card; libvirt 10.4 and newer.', {
            min: 1,
            max: 64,
            rare: true,
            shown: is('model', 'virtio'),
          }),
        ),
      ],
    },
  ],
  starts: [
    {
      id: 'sound',
      label: 'Sound card',
      why: 'Heard through a SPICE screen, or on the host.',
      not: unless(qemu, [context => !machineOf(context).s390, 'This machine has none.']),
      values: context => ({ model: String(modelChoices(context)[0]?.value ?? 'ich9') }),
    },
  ],
  about: 'https://libvirt.org/formatdomain.html#sound-devices',
};
