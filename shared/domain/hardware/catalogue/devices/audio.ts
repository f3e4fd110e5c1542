import { absolutePath, needed } from '../checks.ts';
import { unset, words } from '../choices.ts';
import { all, choose, number, onOff, rare, text, when } from '../fields.ts';
import type { Context, Kind, Section, Start } from '../kind.ts';
import { is, line, textOf } from '../words.ts';
import { qemu, unless } from './common.ts';

const types = words(
  ['spice', 'SPICE', 'Heard by whoever looks at the SPICE screen.'],
  ['pipewire', 'PipeWire', 'The host’s sound.', 9_010_000],
  ['pulseaudio', 'PulseAudio', 'The host’s sound.'],
  ['alsa', 'ALSA', 'The host’s sound card itself.'],
  ['jack', 'JACK', 'The host’s sound, for studios.'],
  ['oss', 'OSS', 'The host’s sound card itself, of BSD.'],
  ['coreaudio', 'Core Audio', 'Of macOS.'],
  ['sdl', 'SDL', 'With the emulator’s own window.'],
  ['dbus', 'D-Bus', 'With a D-Bus screen.'],
  ['file', 'WAV file', 'What the guest plays is recorded.'],
  ['none', 'None', 'Nobody hears it.'],
);

function direction(of: 'input' | 'output', title: string): Section {
  const at = (property: string) => `${of}.${property}`;
  return {
    title,
    fields: rare(
      onOff(at('mixingEngine'), 'Mixing', 'QEMU mixes and converts; off hands sound through.'),
      onOff(at('fixedSettings'), 'Fixed format', 'The backend keeps one format, that below.', {
        governs: true,
        along: value => (value === true ? { [at('mixingEngine')]: true } : {}),
      }),
      ...when(
        (_, values) => values[at('fixedSettings')] === true,
        number(at('frequency'), 'Frequency', 'Of the fixed format.', { min: 1, unit: 'Hz' }),
        number(at('channels'), 'Channels', 'Of the fixed format.', { min: 1 }),
        choose(at('format'), 'Samples', 'Of the fixed format.', [
          unset(),
          ...words(
            ['s8', '8 bit'],
            ['u8', '8 bit, unsigned'],
            ['s16', '16 bit'],
            ['u16', '16 bit, unsigned'],
            ['s32', '32 bit'],
            ['u32', '32 bit, unsigned'],
            ['f32', 'Floating point'],
          ),
        ]),
      ),
      number(at('voices'), 'Voices', 'At the same time.', { min: 1 }),
      number(at('bufferLength'), 'Buffer', 'Longer is steadier, shorter is quicker.', { min: 1, unit: 'µs' }),
      ...when(is('type', 'sdl', 'oss'), number(at('bufferCount'), 'Buffers', 'How many.', { min: 1 })),
      ...when(
        is('type', 'alsa', 'oss'),
        text(at('dev'), 'Device', 'Of the host, such as hw:0 or /dev/dsp.'),
        onOff(at('tryPoll'), 'Polling', 'Used if the device can.'),
      ),
      ...when(
        is('type', 'pulseaudio', 'pipewire', 'coreaudio'),
        text(at('name'), 'Sink or source', 'Of the host’s sound.'),
      ),
      ...when(
        is('type', 'pulseaudio', 'pipewire'),
        text(at('streamName'), 'Stream', 'Its name on the host.'),
        number(at('latency'), 'Latency', 'That is asked for.', { min: 1, unit: 'µs' }),
      ),
      ...when(
        is('type', 'jack'),
        text(at('serverName'), 'Server', 'Of JACK.'),
        text(at('clientName'), 'Client', 'Our name there.'),
        text(at('connectPorts'), 'Connect to', 'Ports, as a pattern.'),
        onOff(at('exactName'), 'Just that name', 'Fails when it is taken.'),
      ),
    ),
  };
}

function freeId({ domain }: Context): number {
  const used = new Set(domain.devices.audios.items.map(({ id }) => id));
  let id = 1;
  while (used.has(id)) id += 1;
  return id;
}

const start = (type: string, label: string, why: string, fill: string[] = []): Start => ({
  id: type,
  label,
  why,
  fill,
  not: unless(qemu),
  values: context => ({ id: freeId(context), type }),
});

export const audio: Kind = {
  id: 'audio',
  element: 'audio',
  label: 'Audio backend',
  group: 'display',
  title: values => `Audio backend ${textOf(values, 'id') ?? ''}`.trim(),
  summary: values =>
    line(types.find(({ value }) => value === values['type'])?.label ?? textOf(values, 'type')),
  sections: [
    {
      title: 'Audio backend',
      fields: [
        choose('type', 'Played by', 'Where the guest’s sound goes on the host.', types, { governs: true }),
        ...when(
          is('type', 'file'),
          text('path', 'File', 'That is written.', { check: all(needed('the file'), absolutePath) }),
        ),
        ...when(
          is('type', 'pulseaudio'),
          text('serverName', 'Server', 'Another PulseAudio than the user’s own.'),
        ),
        ...when(
          is('type', 'pipewire'),
          text('runtimeDir', 'Folder of its socket', 'Such as /run/user/1000; QEMU must be allowed in.', {
            check: absolutePath,
          }),
        ),
        ...when(
          is('type', 'sdl'),
          choose('driver', 'SDL’s driver', 'For sound.', [
            unset(),
            ...words(['pulseaudio', 'PulseAudio'], ['alsa', 'ALSA'], ['esd', 'ESD'], ['arts', 'aRts']),
          ]),
        ),
        ...when(
          is('type', 'oss'),
          onOff('tryMemoryMap', 'Memory mapping', 'Used if the device can.'),
          onOff('exclusive', 'Alone', 'No other program has the device.'),
          number('dspPolicy', 'Timing', '-1 to 10: 0 is quick, 10 is steady.', { min: -1, max: 10 }),
        ),
        number('timerPeriod', 'Timer', 'How often sound is handed on.', { min: 1, unit: 'µs', rare: true }),
      ],
    },
    direction('output', 'Playing'),
    direction('input', 'Recording'),
  ],
  starts: [
    start('none', 'None', 'The guest has a card, and nobody hears it.'),
    start('spice', 'SPICE', 'Heard by whoever looks at the SPICE screen.'),
    start('pulseaudio', 'PulseAudio', 'The host’s sound; for guests of your own session.'),
    start('file', 'WAV file', 'What the guest plays is recorded.', ['path']),
  ],
  about: 'https://libvirt.org/formatdomain.html#audio-backends',
};
