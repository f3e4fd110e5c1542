import { int, oneOf, text } from '../view/converters.ts';
import { defineView, type ViewOf } from '../view/define-view.ts';
import { value } from '../view/schema.ts';
import { characterDevice, characterDeviceTail } from './character-device.ts';

/** https://libvirt.org/formatdomain.html#console */
export const consoleDevice = defineView('console', {
  /** The terminal of a running guest, as older documents write it. */
  tty: value('@tty', text),
  ...characterDevice,
  targetType: value('target/@type', oneOf('serial', 'virtio', 'xen', 'lxc', 'openvz', 'sclp', 'sclplm')),
  targetPort: value('target/@port', int),
  targetModel: value('target/model/@name', text),
  ...characterDeviceTail,
});
export type ConsoleDevice = ViewOf<typeof consoleDevice>;
