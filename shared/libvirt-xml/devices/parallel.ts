import { int } from '../view/converters.ts';
import { defineView, type ViewOf } from '../view/define-view.ts';
import { value } from '../view/schema.ts';
import { characterDevice, characterDeviceTail } from './character-device.ts';

/** https://libvirt.org/formatdomain.html#parallel-port */
export const parallel = defineView('parallel', {
  ...characterDevice,
  targetPort: value('target/@port', int),
  ...characterDeviceTail,
});
export type Parallel = ViewOf<typeof parallel>;
