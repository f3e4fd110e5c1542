import { int, oneOf, text, yesNo } from '../view/converters.ts';
import { defineView, type ViewOf } from '../view/define-view.ts';
import { value } from '../view/schema.ts';
import { characterDevice, characterDeviceTail } from './character-device.ts';

/** https://libvirt.org/formatdomain.html#channel */
export const channel = defineView('channel', {
  ...characterDevice,
  /** Of a SPICE port: what it is for, such as org.spice-space.webdav.0. */
  spicePort: value('source/@channel', text),
  /** Of a qemu-vdagent channel: the guest's clipboard through VNC. */
  clipboard: value('source/clipboard/@copypaste', yesNo),
  mouse: value('source/mouse/@mode', oneOf('client', 'server')),
  targetType: value('target/@type', oneOf('virtio', 'guestfwd', 'xen')),
  /** Such as org.qemu.guest_agent.0. */
  targetName: value('target/@name', text),
  targetState: value('target/@state', oneOf('connected', 'disconnected')),
  targetAddress: value('target/@address', text),
  targetPort: value('target/@port', int),
  ...characterDeviceTail,
});
export type Channel = ViewOf<typeof channel>;
