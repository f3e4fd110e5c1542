import { oneOf, onOff, text } from '../view/converters.ts';
import { defineView, type ViewOf } from '../view/define-view.ts';
import { value } from '../view/schema.ts';
import { place, virtioOptions } from './place.ts';

/** https://libvirt.org/formatdomain.html#input-devices */
export const input = defineView('input', {
  type: value('@type', oneOf('tablet', 'mouse', 'keyboard', 'passthrough', 'evdev')),
  bus: value('@bus', oneOf('usb', 'virtio', 'ps2', 'xen', 'none')),
  model: value('@model', oneOf('virtio', 'virtio-transitional', 'virtio-non-transitional')),
  ...virtioOptions,
  source: value('source/@evdev', text),
  sourceDev: value('source/@dev', text),
  grab: value('source/@grab', oneOf('all')),
  grabToggle: value(
    'source/@grabToggle',
    oneOf('ctrl-ctrl', 'alt-alt', 'shift-shift', 'meta-meta', 'scrolllock', 'ctrl-scrolllock'),
  ),
  repeat: value('source/@repeat', onOff),
  ...place,
});
export type Input = ViewOf<typeof input>;
