import { int, oneOf, onOff, text, yesNo } from '../view/converters.ts';
import { defineView, type ViewOf } from '../view/define-view.ts';
import { value } from '../view/schema.ts';
import { place, virtioOptions } from './place.ts';

/** https://libvirt.org/formatdomain.html#video-devices */
export const video = defineView('video', {
  driver: value('driver/@name', oneOf('qemu', 'vhostuser')),
  vgaConfiguration: value('driver/@vgaconf', oneOf('io', 'on', 'off')),
  ...virtioOptions,
  model: value(
    'model/@type',
    oneOf('virtio', 'qxl', 'vga', 'bochs', 'cirrus', 'vmvga', 'ramfb', 'xen', 'none', 'gop'),
  ),
  /** KiB. */
  vram: value('model/@vram', int),
  /** KiB. */
  ram: value('model/@ram', int),
  /** KiB. */
  vram64: value('model/@vram64', int),
  /** KiB. */
  vgamem: value('model/@vgamem', int),
  heads: value('model/@heads', int),
  primary: value('model/@primary', yesNo),
  blob: value('model/@blob', onOff),
  acceleration2d: value('model/acceleration/@accel2d', yesNo),
  acceleration3d: value('model/acceleration/@accel3d', yesNo),
  renderNode: value('model/acceleration/@rendernode', text),
  resolutionX: value('model/resolution/@x', int),
  resolutionY: value('model/resolution/@y', int),
  ...place,
});
export type Video = ViewOf<typeof video>;
