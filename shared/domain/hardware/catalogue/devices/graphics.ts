import { scalarText } from '../../scalar-text.ts';
import { offered, unset, words, type Words } from '../choices.ts';
import { choose, number, onOff, rare, rows, secret, text, when } from '../fields.ts';
import type { Context, Field, Kind, Start } from '../kind.ts';
import { machineOf } from '../machine.ts';
import { told } from '../told.ts';
import { is, line, numberOf, textOf } from '../words.ts';

const types: Words = [
  ['vnc', 'VNC', 'Works with every viewer, and with this app.'],
  ['spice', 'SPICE', 'Sound, clipboard, and USB devices of the viewer.'],
  ['egl-headless', 'GPU, no screen', 'Draws with the host’s GPU for another screen beside it.'],
  ['dbus', 'D-Bus', 'For viewers on the host itself.'],
  ['sdl', 'Window (SDL)', 'A window on the host’s own screen.'],
  ['rdp', 'RDP', 'Remote desktop of VirtualBox, and of libvirt 11 with QEMU.'],
  ['desktop', 'Window', 'A window on the host’s own screen.'],
];

/** Sound goes to a backend that is there. */
const hasAudio: Field['check'] = (value, { domain }) =>
  typeof value === 'number' && !domain.devices.audios.items.some(({ id }) => id === value)
    ? `There is no audio backend ${value}.`
    : undefined;

const remote = is('type', 'vnc', 'spice', 'rdp');
const spice = is('type', 'spice');
const vnc = is('type', 'vnc');

const listens: Field = rows(
  'listens',
  'Listens on',
  'Empty: where the host’s configuration says, mostly the host itself only. Anything else lets others on the network try.',
  'Add address',
  [
    choose(
      'type',
      'By',
      'What follows.',
      words(
        ['address', 'Address'],
        ['network', 'Network of libvirt'],
        ['socket', 'UNIX socket'],
        ['none', 'Nothing'],
      ),
    ),
    text('address', 'Address', 'Of the host: 127.0.0.1 keeps it on the host, 0.0.0.0 is every one.'),
    text('network', 'Network', 'The host’s address there.'),
    text('socket', 'Socket', 'Empty: libvirt chooses the path.'),
  ],
);

/** Defaults of SPICE suit a fast network. */
const spiceFields: readonly Field[] = when(
  spice,
  number('tlsPort', 'TLS port', 'Needs certificates on the host; -1 chooses.', { min: -1, max: 65535 }),
  choose('defaultMode', 'Channels', 'Whether they may be unencrypted.', [
    unset(),
    ...words(['any', 'Either'], ['secure', 'TLS only'], ['insecure', 'Never TLS']),
  ]),
  rows('channels', 'Channels apart', 'Some of them otherwise.', 'Add channel', [
    choose(
      'name',
      'Channel',
      'Which one.',
      words(
        ['main', 'Main'],
        ['display', 'Display'],
        ['inputs', 'Inputs'],
        ['cursor', 'Cursor'],
        ['playback', 'Playback'],
        ['record', 'Record'],
        ['smartcard', 'Smart card'],
        ['usbredir', 'USB'],
      ),
    ),
    choose(
      'mode',
      'Is',
      'Of this channel.',
      words(['any', 'Either'], ['secure', 'TLS only'], ['insecure', 'Never TLS']),
    ),
  ]),
  choose('imageCompression', 'Pictures', 'How they are compressed.', [
    unset(),
    ...words(
      ['auto_glz', 'Automatic, GLZ'],
      ['auto_lz', 'Automatic, LZ'],
      ['quic', 'QUIC'],
      ['glz', 'GLZ'],
      ['lz', 'LZ'],
      ['off', 'Not'],
    ),
  ]),
  choose('jpegCompression', 'JPEG on slow links', 'Loses detail.', [
    unset(),
    ...words(['auto', 'When slow'], ['never', 'Never'], ['always', 'Always']),
  ]),
  choose('zlibCompression', 'zlib on slow links', 'Costs processor time.', [
    unset(),
    ...words(['auto', 'When slow'], ['never', 'Never'], ['always', 'Always']),
  ]),
  onOff('playbackCompression', 'Compress sound', 'On by default.'),
  choose('streamingMode', 'Video', 'What moves is sent as video.', [
    unset(),
    ...words(['filter', 'When it looks like video'], ['all', 'Everything that moves'], ['off', 'Never']),
  ]),
  onOff('clipboardCopyPaste', 'Clipboard', 'Shared with the viewer, where the guest runs the SPICE agent.'),
  onOff('fileTransfer', 'Files', 'May be dropped from the viewer into the guest.'),
  choose('mouseMode', 'Mouse', 'Who draws the pointer.', [
    unset(),
    ...words(['client', 'The viewer'], ['server', 'The guest']),
  ]),
);

function hasType(type: string) {
  return (context: Context): string | undefined => {
    const on = told(context, ({ devices }) => devices.graphics, 'type');
    if (machineOf(context).container) return 'A container has no screen.';
    if (on.length > 0 && !on.includes(type)) return 'This host’s QEMU is built without it.';
    return context.domain.devices.graphics.items.some(screen => screen.type === type)
      ? 'It has one already.'
      : undefined;
  };
}

function start(type: string, values: Record<string, string | number | boolean>): Start {
  const [, label, why] = types.find(([word]) => word === type) ?? [type, type];
  return {
    id: type,
    label,
    ...(why !== undefined && { why }),
    not: hasType(type),
    values: () => ({ type, ...values }),
  };
}

export const graphics: Kind = {
  id: 'graphics',
  element: 'graphics',
  label: 'Screen',
  group: 'display',
  title: values =>
    `Screen: ${types.find(([word]) => word === values['type'])?.[1] ?? textOf(values, 'type') ?? ''}`,
  summary: values => {
    const port = numberOf(values, 'port');
    return line(
      textOf(values, 'listen') ?? textOf(values, 'socket'),
      port !== undefined && port > 0 && values['autoPort'] !== true && `port ${port}`,
      values['gl'] === true && 'with the GPU',
    );
  },
  sections: [
    {
      title: 'Screen',
      fields: [
        choose(
          'type',
          'Kind',
          'How the screen is seen from outside.',
          context =>
            offered(
              told(context, ({ devices }) => devices.graphics, 'type'),
              types,
            ),
          { governs: true },
        ),
        ...when(
          remote,
          secret(
            'password',
            'Password',
            'Without one, whoever reaches the port sees the screen. VNC keeps eight characters.',
            {
              check: (value, _, values) =>
                values['type'] === 'vnc' && typeof value === 'string' && value.length > 8
                  ? 'VNC knows the first eight characters only. Use a shorter one, so that nobody believes the rest to count.'
                  : undefined,
            },
          ),
          text('passwordValidTo', 'Password until', 'The time in UTC when it ends to be valid.', {
            rare: true,
            placeholder: '2030-12-31T23:59:59',
            check: value =>
              typeof value === 'string' && !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/.test(value)
                ? 'Give a time such as 2030-12-31T23:59:59.'
                : undefined,
          }),
          onOff('autoPort', 'Port chosen by libvirt', 'A free one each time the guest starts.'),
          number('port', 'Port', '-1 lets libvirt choose.', {
            min: -1,
            max: 65535,
            shown: (_, values) => values['autoPort'] !== true,
          }),
          listens,
        ),
        ...when(
          (_, values) => ['spice', 'egl-headless', 'sdl', 'dbus'].includes(scalarText(values['type'])),
          ...when(
            (_, values) => values['type'] !== 'egl-headless',
            onOff(
              'gl',
              'Host’s GPU',
              'Draws with it, for a virtio display with 3D. SPICE then listens on a socket only.',
            ),
          ),
          text('renderNode', 'GPU', 'Which one, when there are several.', {
            placeholder: '/dev/dri/renderD128',
          }),
        ),
        ...rare(
          ...when(
            remote,
            choose(
              'keymap',
              'Keyboard',
              'Translates keys for viewers that send letters. Leave it out for this app’s own.',
              [
                unset('None'),
                ...[
                  'de',
                  'en-gb',
                  'en-us',
                  'es',
                  'fr',
                  'fr-ch',
                  'it',
                  'ja',
                  'pt',
                  'pt-br',
                  'ru',
                  'sv',
                  'da',
                  'nl',
                ].map(value => ({ value, label: value })),
              ],
              { free: true },
            ),
            choose(
              'connected',
              'New password',
              'What happens to those who look on.',
              [
                unset('They stay'),
                ...words(['disconnect', 'They are cut off'], ['fail', 'It is refused while anyone looks on']),
              ],
              { shown: (_, values) => Boolean(values['password']) },
            ),
          ),
          ...when(
            vnc,
            number('webSocket', 'Web socket port', 'For viewers in a browser; -1 chooses.', {
              min: -1,
              max: 65535,
              check: value => (value === 0 ? 'Give a port, or -1.' : undefined),
            }),
            choose('sharePolicy', 'Several viewers', 'At the same time.', [
              unset('They may ask to be alone'),
              ...words(
                ['allow-exclusive', 'They may ask to be alone'],
                ['force-shared', 'Always'],
                ['ignore', 'Always, old style'],
              ),
            ]),
            onOff('powerControl', 'Power buttons', 'Viewers may shut down and reset the guest.'),
          ),
          ...when(
            is('type', 'vnc', 'dbus'),
            number('audioId', 'Sound', 'Number of the audio backend that goes with the screen.', {
              min: 1,
              check: hasAudio,
            }),
          ),
          ...when(
            is('type', 'dbus'),
            onOff('peerToPeer', 'Direct', 'No bus: viewers get a connection of their own.'),
            text('busAddress', 'Bus', 'Another one than libvirt’s.'),
          ),
          ...when(
            is('type', 'sdl', 'desktop'),
            text('display', 'Display', 'Of the X server, such as :0.0.'),
            text('xauth', 'X authority', 'Path of the file.'),
            onOff('fullscreen', 'Full screen', 'Of the window.'),
          ),
          ...when(
            is('type', 'rdp'),
            onOff('replaceUser', 'Newest viewer wins', 'The one before is cut off.'),
            onOff('multiUser', 'Several viewers', 'At the same time.'),
          ),
          ...spiceFields,
        ),
      ],
    },
  ],
  starts: [
    start('vnc', { port: -1, autoPort: true }),
    start('spice', { port: -1, autoPort: true }),
    start('egl-headless', {}),
    start('dbus', {}),
    start('sdl', {}),
  ],
  about: 'https://libvirt.org/formatdomain.html#graphical-framebuffers',
};
