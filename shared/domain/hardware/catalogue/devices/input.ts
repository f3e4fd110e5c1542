import type { ItemValues } from '../../../../contract/hardware.ts';
import { scalarText } from '../../scalar-text.ts';
import { absolutePath, needed } from '../checks.ts';
import { unset, words } from '../choices.ts';
import { all, choose, onOff, rare, text, when } from '../fields.ts';
import type { Context, Kind, Start } from '../kind.ts';
import { machineOf, onQemu } from '../machine.ts';
import { is, line, textOf } from '../words.ts';
import { known, virtioModel, virtioSection } from './common.ts';

const labels: Readonly<Record<string, string>> = {
  tablet: 'Tablet',
  mouse: 'Mouse',
  keyboard: 'Keyboard',
  passthrough: 'Input device of the host',
  evdev: 'Input of the host (evdev)',
};

function start(type: string, bus: string, label: string, why: string, fill: string[] = []): Start {
  return {
    id: `${type}-${bus}`,
    label,
    why,
    fill,
    not: context => (onQemu(context) ? undefined : 'Only QEMU guests can have one.'),
    values: () => (type === 'evdev' ? { type } : { type, bus }),
  };
}

const buses = (context: Context, values: ItemValues) => [
  unset('By machine'),
  ...known(
    [
      ['usb', 'USB', 'Every system has the driver.'],
      ['virtio', 'virtio', 'Needs a driver; costs the host less.'],
      ['ps2', 'PS/2', 'Built into PCs.'],
      ['xen', 'Xen', 'Paravirtual.'],
    ],
    word => {
      const { x86, xen, qemu } = machineOf(context);
      if (word === 'ps2')
        return !x86
          ? 'Only PCs have it.'
          : values['type'] === 'mouse' || values['type'] === 'keyboard'
            ? undefined
            : 'PS/2 has mice and keyboards only.';
      if (word === 'virtio' && !qemu) return 'Only QEMU guests have it.';
      return word === 'xen' && !xen ? 'Only Xen guests have it.' : undefined;
    },
  ),
];

export const input: Kind = {
  id: 'input',
  element: 'input',
  label: 'Input',
  group: 'input',
  title: values => labels[scalarText(values['type'])] ?? 'Input',
  summary: values =>
    line(
      textOf(values, 'bus') === 'ps2' ? 'PS/2' : textOf(values, 'bus'),
      textOf(values, 'source') ?? textOf(values, 'sourceDev'),
    ),
  sections: [
    {
      title: 'Input',
      fields: [
        choose(
          'type',
          'Kind',
          'A tablet tells where the pointer is, so that it never leaves the screen’s edge behind.',
          words(
            ['tablet', 'Tablet'],
            ['mouse', 'Mouse'],
            ['keyboard', 'Keyboard'],
            ['passthrough', 'Device of the host'],
            ['evdev', 'Device of the host, shared'],
          ),
          {
            governs: true,
            moves: true,
            along: value =>
              value === 'evdev' ? { bus: null } : value === 'passthrough' ? { bus: 'virtio' } : {},
          },
        ),
        {
          ...choose('bus', 'Bus', 'How it is attached.', buses, { governs: true, moves: true }),
          shown: (_, values) => values['type'] !== 'evdev',
        },
        ...when(
          is('type', 'passthrough'),
          text('source', 'Device', 'Such as /dev/input/event5; the host loses it.', {
            check: all(needed('the device'), absolutePath),
          }),
        ),
        ...when(
          is('type', 'evdev'),
          text('sourceDev', 'Device', 'Such as /dev/input/by-id/…-event-kbd.', {
            check: all(needed('the device'), absolutePath),
          }),
          choose('grab', 'Takes along', 'Whether all such devices change sides together.', [
            unset('Only this one'),
            ...words(['all', 'All']),
          ]),
          choose('grabToggle', 'Keys', 'That change between host and guest.', [
            unset('Both Ctrl'),
            ...words(
              ['ctrl-ctrl', 'Both Ctrl'],
              ['alt-alt', 'Both Alt'],
              ['shift-shift', 'Both Shift'],
              ['meta-meta', 'Both Meta'],
              ['scrolllock', 'Scroll lock'],
              ['ctrl-scrolllock', 'Ctrl and scroll lock'],
            ),
          ]),
          onOff('repeat', 'Repeat', 'Held keys repeat.'),
        ),
        ...rare(...when(is('bus', 'virtio'), virtioModel)),
      ],
    },
    virtioSection(is('bus', 'virtio')),
  ],
  starts: [
    start('tablet', 'usb', 'Tablet', 'The pointer is where it is in the window.'),
    start('keyboard', 'usb', 'Keyboard (USB)', 'For machines without PS/2.'),
    start('mouse', 'usb', 'Mouse (USB)', 'For games and systems that know no tablet.'),
    start('keyboard', 'virtio', 'Keyboard (virtio)', 'Costs the host less.'),
    start('tablet', 'virtio', 'Tablet (virtio)', 'Costs the host less.'),
    start(
      'passthrough',
      'virtio',
      'Device of the host',
      'A keyboard or mouse of the host that the guest gets alone.',
      ['source'],
    ),
    start('evdev', 'none', 'Device of the host, shared', 'Both Ctrl keys change between host and guest.', [
      'sourceDev',
    ]),
  ],
  stays: values =>
    values['bus'] === 'ps2' ? 'PCs have it built in, and libvirt would put it back.' : undefined,
  about: 'https://libvirt.org/formatdomain.html#input-devices',
};
