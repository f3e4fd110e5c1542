import { scalarText } from '../../scalar-text.ts';
import { needed } from '../checks.ts';
import { unset, words } from '../choices.ts';
import { choose, number, text, when } from '../fields.ts';
import type { Context, Kind, Start } from '../kind.ts';
import { onQemu, onXen } from '../machine.ts';
import { told } from '../told.ts';
import { is, line, textOf } from '../words.ts';
import { byteSource, otherEnd, typeChoices } from './byte-source.ts';

const AGENT = 'org.qemu.guest_agent.0';
const SPICE_AGENT = 'com.redhat.spice.0';
const WEBDAV = 'org.spice-space.webdav.0';

const known: Readonly<Record<string, string>> = {
  [AGENT]: 'Guest agent',
  [SPICE_AGENT]: 'Clipboard and display agent',
  [WEBDAV]: 'Folder sharing',
  'org.libguestfs.channel.0': 'libguestfs',
};

const has = ({ domain }: Context, name: string): boolean =>
  domain.devices.channels.items.some(({ targetName }) => targetName === name);

const hasSpice = ({ domain }: Context): boolean =>
  domain.devices.graphics.items.some(({ type }) => type === 'spice');

function start(
  id: string,
  name: string,
  why: string,
  values: Record<string, string | boolean>,
  needsSpice = false,
): Start {
  return {
    id,
    label: known[name] ?? name,
    why,
    not: context => {
      if (!onQemu(context)) return 'Only QEMU guests can have one.';
      if (has(context, name)) return 'It has one already.';
      if (needsSpice && !hasSpice(context)) return 'It goes through a SPICE screen, and there is none.';
      const types = told(context, ({ devices }) => devices.channel, 'type');
      return types.length > 0 && values['type'] !== 'spiceport' && !types.includes(String(values['type']))
        ? 'This host’s QEMU has none.'
        : undefined;
    },
    values: () => ({ ...values, targetType: 'virtio', targetName: name }),
  };
}

export const channel: Kind = {
  id: 'channel',
  element: 'channel',
  label: 'Channel',
  group: 'ports',
  title: values => known[scalarText(values['targetName'])] ?? 'Channel',
  summary: values =>
    line(
      textOf(values, 'targetName'),
      otherEnd(values),
      values['targetState'] === 'connected' && 'in use by the guest',
    ),
  sections: [
    {
      title: 'Channel',
      fields: [
        choose(
          'type',
          'Connected to',
          'The other end on the host.',
          context =>
            typeChoices(context, [
              'pty',
              'unix',
              'tcp',
              'udp',
              'file',
              'pipe',
              'dev',
              'spicevmc',
              'spiceport',
              'qemu-vdagent',
              'dbus',
              'null',
            ]),
          { governs: true },
        ),
        ...byteSource,
        choose(
          'targetType',
          'Guest sees',
          'A named port of virtio, or an address that leads out.',
          [
            unset(),
            ...words(
              ['virtio', 'virtio port', 'Found by its name in /dev/virtio-ports.'],
              ['guestfwd', 'Address', 'TCP connections to it leave by the channel; user-mode network only.'],
              ['xen', 'Xen port', 'Paravirtual.'],
            ),
          ],
          { governs: true, moves: true },
        ),
        ...when(
          (context, values) => is('targetType', 'virtio', 'xen')(context, values) || onXen(context),
          text('targetName', 'Name', 'By which programs in the guest find it.', {
            placeholder: AGENT,
            check: needed('the name'),
          }),
        ),
        ...when(
          is('targetType', 'guestfwd'),
          text('targetAddress', 'Address', 'That the guest connects to, such as 10.0.2.1.', {
            check: needed('the address'),
          }),
          number('targetPort', 'Port', 'Of that address.', { min: 1, max: 65535, check: needed('the port') }),
        ),
      ],
    },
  ],
  starts: [
    start(
      'agent',
      AGENT,
      'The guest’s own program tells addresses and file systems, and freezes for snapshots.',
      {
        type: 'unix',
        sourceMode: 'bind',
      },
    ),
    start('clipboard', SPICE_AGENT, 'The clipboard through VNC, where the guest runs the SPICE agent.', {
      type: 'qemu-vdagent',
      clipboard: true,
    }),
    start('spice', SPICE_AGENT, 'Clipboard and resizing through SPICE.', { type: 'spicevmc' }, true),
    start(
      'webdav',
      WEBDAV,
      'Folders of the viewer’s computer in the guest.',
      { type: 'spiceport', spicePort: WEBDAV },
      true,
    ),
    {
      id: 'port',
      label: 'Port of your own',
      why: 'A named port for your programs.',
      fill: ['targetName'],
      not: context => (onQemu(context) ? undefined : 'Only QEMU guests can have one.'),
      values: () => ({ type: 'unix', sourceMode: 'bind', targetType: 'virtio' }),
    },
  ],
  about: 'https://libvirt.org/formatdomain.html#channel',
};
