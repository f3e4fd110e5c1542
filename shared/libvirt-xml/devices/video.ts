import { int, oneOf, onOff, text, yesNo } from '../view/converters.ts';
import { defineView, type ViewOf } from '../view/define-view.ts';
import { value, view } from '../view/schema.ts';
import { address } from './address.ts';

/** https://libvirt.org/formatdomain.html#video-devices */
export const video = defineView('video', {
  driver: value('driver/@name', oneOf('qemu', 'vhostuser')),
  model: value(
    'model/@type',
    oneOf('virtio', 'qxl', 'vga', 'bochs', 'cirrus', 'vmvga', 'ramfb', 'xen', 'none', 'gop'),
  ),
  /** KiB. */
  vram: value('model/@vram', int),
  /** KiB. */
  ram: value('model/@ram', int),
  /** KiB. */
  vgamem: value('model/@vgamem', int),
  heads: value('model/@heads', int),
  primary: value('model/@primary', yesNo),
  blob: value('model/@blob', onOff),
  acceleration3d: value('model/acceleration/@accel3d', yesNo),
  resolutionX: value('model/resolution/@x', int),
  resolutionY: value('model/resolution/@y', int),
  alias: value('alias/@name', text),
  address: view('address', address),
});
export type Video = ViewOf<typeof video>;
