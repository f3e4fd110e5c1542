import type { MachineOptions } from '#shared/contract/create/options.ts';
import type { Choice } from '#renderer/ui/wizard/select-control.tsx';
import { wordedChoices, type Words } from '../layout/worded-choices.tsx';

const videos: Words = {
  virtio: ['virtio', 'the fastest, any size'],
  qxl: ['QXL', 'made for SPICE'],
  vga: ['VGA', 'every system knows it'],
  bochs: ['Bochs', 'VGA without the past, for UEFI'],
  ramfb: ['ramfb', 'only a picture, for UEFI'],
  cirrus: ['Cirrus', 'for very old systems'],
  none: ['None'],
};

const sounds: Words = {
  ich9: ['HD audio (ICH9)'],
  ich6: ['HD audio (ICH6)'],
  ac97: ['AC’97', 'for old systems'],
  usb: ['USB'],
  none: ['None'],
};

export const videoChoices = (machine: MachineOptions | undefined): Choice[] =>
  wordedChoices(videos, machine?.videoModels);

export const soundChoices = (machine: MachineOptions | undefined): Choice[] =>
  wordedChoices(sounds, machine?.soundModels);
