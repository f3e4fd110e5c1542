import type { ItemValues } from '../../../../contract/hardware.ts';
import { offered, unset, words, type Words } from '../choices.ts';
import { choose, number, onOff, rare, since, when } from '../fields.ts';
import type { Context, Field, Kind, Start } from '../kind.ts';
import { machineOf } from '../machine.ts';
import { told } from '../told.ts';
import { is, line, numberOf, textOf } from '../words.ts';

const models: Words = [
  [
    'virtio',
    'virtio',
    'Modern: resizes with the window, 3D with a GPU. Linux has the driver, Windows gets it from virtio-win.',
  ],
  ['qxl', 'QXL', 'For SPICE: several screens and resizing with drivers in the guest.'],
  ['vga', 'VGA', 'Every system shows something on it.'],
  ['bochs', 'Bochs', 'Like VGA without its old parts; for UEFI guests.'],
  ['cirrus', 'Cirrus', 'For systems of the 1990s.'],
  ['ramfb', 'ramfb', 'Picture memory only; for firmware, and beside a mediated GPU.'],
  ['vmvga', 'VMware SVGA', 'For guests that come from VMware.'],
  ['xen', 'Xen', 'Paravirtual.'],
  ['gop', 'UEFI GOP', 'Of bhyve.'],
  ['none', 'None', 'No card at all: the guest has only what is handed over or its serial console.'],
];

const modelsOf = (context: Context) =>
  offered(
    told(context, ({ devices }) => devices.video, 'modelType'),
    models,
  );

/** Besides a first card, only these can be. */
const seconds = (context: Context, values: ItemValues) =>
  modelsOf(context).map(choice =>
    context.domain.devices.videos.length > 1 &&
    values['primary'] !== true &&
    !['qxl', 'virtio'].includes(String(choice.value))
      ? { ...choice, not: 'It can only be the first card.' }
      : choice,
  );

/** Both, or neither. */
const both: Field['check'] = (_, __, values) =>
  Boolean(values['resolutionX']) === Boolean(values['resolutionY']) ? undefined : 'Give width and height.';

const KIB = { min: 1024, unit: 'KiB' };

function start(model: string): Start {
  const [, label, why] = models.find(([word]) => word === model) ?? [model, model];
  return {
    id: model,
    label,
    ...(why !== undefined && { why }),
    not: context => {
      if (machineOf(context).container) return 'A container has no screen.';
      return modelsOf(context).some(({ value }) => value === model)
        ? alone(context, model)
        : 'This host’s QEMU has none for this machine.';
    },
    values: context => ({
      model,
      ...(context.domain.devices.videos.length === 0 && model !== 'none' && { primary: true }),
    }),
  };
}

/** Only these can stand second, and beside `none` there is no other (virDomainDefPostParseVideo, qemuValidateDomainDeviceDefVideo). */
function alone({ domain }: Context, model: string): string | undefined {
  if (domain.devices.videos.length === 0) return undefined;
  if (domain.devices.videos.items.some(({ model: has }) => has === 'none')) return undefined;
  return ['qxl', 'virtio'].includes(model)
    ? undefined
    : 'It can only be the first card. Change the model of the one that is there.';
}

export const video: Kind = {
  id: 'video',
  element: 'video',
  label: 'Display card',
  group: 'display',
  title: () => 'Display card',
  summary: values => {
    const heads = numberOf(values, 'heads') ?? 1;
    return line(
      textOf(values, 'model'),
      heads > 1 && `${heads} screens`,
      values['acceleration3d'] === true && '3D',
    );
  },
  sections: [
    {
      title: 'Display card',
      fields: [
        choose('model', 'Model', 'The card that the guest sees.', seconds, {
          governs: true,
          // What libvirt filled in for the model before.
          along: () => ({ vram: null, ram: null, vgamem: null, vram64: null, heads: null }),
        }),
        ...when(
          is('model', 'virtio'),
          onOff(
            'acceleration3d',
            '3D',
            'The host’s GPU draws for the guest; the screen needs “Host’s GPU”, too.',
          ),
        ),
        ...when(
          is('model', 'virtio', 'qxl'),
          number('heads', 'Screens', 'That the card has.', { min: 1, max: 16 }),
        ),
        ...rare(
          number('resolutionX', 'Width', 'That the guest starts with; with the height.', {
            min: 1,
            max: 16384,
            unit: 'pixels',
            check: both,
          }),
          number('resolutionY', 'Height', 'That the guest starts with; with the width.', {
            min: 1,
            max: 16384,
            unit: 'pixels',
            check: both,
          }),
          ...when(
            is('model', 'qxl', 'vga', 'cirrus', 'bochs', 'vmvga'),
            number('vram', 'Video memory', 'More allows larger screens: 16 MiB hold 2560 × 1600.', KIB),
          ),
          ...when(
            is('model', 'qxl'),
            number('ram', 'QXL memory', 'For the commands of the card.', KIB),
            number('vram64', 'Memory above 4 GiB', 'A second part of its memory.', KIB),
            number('vgamem', 'VGA memory', 'Limits the size of the screen.', KIB),
          ),
          ...when(
            is('model', 'virtio'),
            ...since(
              9_002_000,
              onOff(
                'blob',
                'Blob resources',
                'Pictures are shared with the host without copies; needs shared memory.',
              ),
            ),
            choose('driver', 'Served by', 'vhost-user puts the card into a process of its own.', [
              unset('QEMU'),
              ...words(['qemu', 'QEMU'], ['vhostuser', 'vhost-user']),
            ]),
            onOff('packed', 'Packed rings', 'A newer layout of the queues.'),
            onOff('pagePerQueue', 'A page for each queue', 'For vhost-user.'),
            onOff('virtioIommu', 'Through the IOMMU', 'For encrypted guests.'),
            onOff('ats', 'Address translation service', 'With a virtual IOMMU.'),
          ),
          ...when(
            is('model', 'vga', 'qxl', 'cirrus'),
            choose(
              'vgaConfiguration',
              'VGA registers',
              'Of bhyve.',
              [unset(), ...words(['io', 'I/O'], ['on', 'On'], ['off', 'Off'])],
              { shown: ({ domain }) => domain.type === 'bhyve' },
            ),
          ),
          onOff('acceleration2d', '2D', 'Of VirtualBox.', { shown: ({ domain }) => domain.type === 'vbox' }),
          choose('renderNode', 'GPU', 'Of a vhost-user card.', [unset()], {
            free: true,
            shown: is('driver', 'vhostuser'),
          }),
        ),
      ],
    },
  ],
  starts: ['virtio', 'vga', 'qxl', 'bochs', 'cirrus', 'ramfb', 'none'].map(start),
  about: 'https://libvirt.org/formatdomain.html#video-devices',
};
