import { int, oneOf, text, yesNo } from '../view/converters.ts';
import { defineView, type ViewOf } from '../view/define-view.ts';
import { value, view } from '../view/schema.ts';

/** Recording or playback. */
const direction = {
  mixingEngine: value('@mixingEngine', yesNo),
  fixedSettings: value('@fixedSettings', yesNo),
  voices: value('@voices', int),
  /** Microseconds. */
  bufferLength: value('@bufferLength', int),
  bufferCount: value('@bufferCount', int),
  dev: value('@dev', text),
  /** Of PulseAudio and PipeWire. */
  name: value('@name', text),
  streamName: value('@streamName', text),
  /** Microseconds. */
  latency: value('@latency', int),
  /** Of ALSA and OSS. */
  tryPoll: value('@tryPoll', yesNo),
  /** Of JACK. */
  serverName: value('@serverName', text),
  clientName: value('@clientName', text),
  connectPorts: value('@connectPorts', text),
  exactName: value('@exactName', yesNo),
  /** Hertz. */
  frequency: value('settings/@frequency', int),
  channels: value('settings/@channels', int),
  format: value('settings/@format', oneOf('s16', 's8', 's32', 'u8', 'u16', 'u32', 'f32')),
} as const;

/** The host's side of sound: https://libvirt.org/formatdomain.html#audio-backends. */
export const audio = defineView('audio', {
  id: value('@id', int),
  type: value(
    '@type',
    oneOf(
      'none',
      'alsa',
      'coreaudio',
      'dbus',
      'jack',
      'oss',
      'pulseaudio',
      'pipewire',
      'sdl',
      'spice',
      'file',
    ),
  ),
  /** Microseconds. */
  timerPeriod: value('@timerPeriod', int),
  serverName: value('@serverName', text),
  runtimeDir: value('@runtimeDir', text),
  path: value('@path', text),
  /** Of SDL. */
  driver: value('@driver', oneOf('esd', 'alsa', 'arts', 'pulseaudio')),
  /** Of OSS. */
  tryMemoryMap: value('@tryMMap', yesNo),
  exclusive: value('@exclusive', yesNo),
  dspPolicy: value('@dspPolicy', int),
  input: view('input', defineView('input', direction)),
  output: view('output', defineView('output', direction)),
});
export type Audio = ViewOf<typeof audio>;
