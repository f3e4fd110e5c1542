import type { MachineOptions } from '#shared/contract/create/options.ts';
import type { Choice } from '../../wizard/fields/select-answer.tsx';

const videos: Readonly<Record<string, string>> = {
  virtio: 'virtio: the fastest, any size',
  qxl: 'QXL: made for SPICE',
  vga: 'VGA: every system knows it',
  bochs: 'Bochs: VGA without the past, for UEFI',
  ramfb: 'ramfb: only a picture, for UEFI',
  cirrus: 'Cirrus: for very old systems',
  none: 'None',
};

const sounds: Readonly<Record<string, string>> = {
  ich9: 'HD audio (ICH9)',
  ich6: 'HD audio (ICH6)',
  ac97: 'AC’97: for old systems',
  usb: 'USB',
  none: 'None',
};

const choicesOf = (
  names: Readonly<Record<string, string>>,
  offered: readonly string[] | undefined,
): Choice[] =>
  Object.entries(names)
    .filter(([value]) => value === 'none' || offered === undefined || offered.includes(value))
    .map(([value, label]) => ({ value, label }));

export const videoChoices = (machine: MachineOptions | undefined): Choice[] =>
  choicesOf(videos, machine?.videoModels);

export const soundChoices = (machine: MachineOptions | undefined): Choice[] =>
  choicesOf(sounds, machine?.soundModels);
