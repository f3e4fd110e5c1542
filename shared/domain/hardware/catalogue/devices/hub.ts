import { words } from '../choices.ts';
import { choose } from '../fields.ts';
import type { Kind } from '../kind.ts';
import { line, textOf } from '../words.ts';
import { qemu, unless } from './common.ts';

export const hub: Kind = {
  id: 'hub',
  element: 'hub',
  label: 'USB hub',
  group: 'ports',
  title: () => 'USB hub',
  summary: values =>
    line(textOf(values, 'address.port') !== undefined && `port ${textOf(values, 'address.port')}`),
  sections: [{ title: 'Hub', fields: [choose('type', 'Kind', 'Of hub.', words(['usb', 'USB']))] }],
  starts: [
    {
      id: 'usb',
      label: 'USB hub',
      why: 'More ports for a USB 1 controller. An xHCI controller with more ports is better.',
      not: unless(qemu),
      values: () => ({ type: 'usb' }),
    },
  ],
  stays: (_, { domain }) =>
    domain.devices.hubs.length === 1 &&
    domain.devices.inputs.items.some(({ address }) => address.port?.includes('.'))
      ? 'Other USB devices are plugged into it.'
      : undefined,
  about: 'https://libvirt.org/formatdomain.html#hub-devices',
};
