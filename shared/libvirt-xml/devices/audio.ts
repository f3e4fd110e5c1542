import { int, oneOf, text } from '../view/converters.ts';
import { defineView, type ViewOf } from '../view/define-view.ts';
import { value } from '../view/schema.ts';

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
  serverName: value('@serverName', text),
  path: value('@path', text),
});
export type Audio = ViewOf<typeof audio>;
