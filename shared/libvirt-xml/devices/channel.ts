import { int, oneOf, text } from '../view/converters.ts';
import { defineView, type ViewOf } from '../view/define-view.ts';
import { value } from '../view/schema.ts';
import { characterDevice, characterDeviceTail } from './character-device.ts';

/** https://libvirt.org/formatdomain.html#channel */
export const channel = defineView('channel', {
  ...characterDevice,
  targetType: value('target/@type', oneOf('virtio', 'guestfwd', 'xen')),
  /** Such as org.qemu.guest_agent.0. */
  targetName: value('target/@name', text),
  targetState: value('target/@state', oneOf('connected', 'disconnected')),
  targetAddress: value('target/@address', text),
  targetPort: value('target/@port', int),
  ...characterDeviceTail,
});
export type Channel = ViewOf<typeof channel>;
