import { int, oneOf, onOff, text } from '../view/converters.ts';
import { defineView, type ViewOf } from '../view/define-view.ts';
import { size, value } from '../view/schema.ts';
import { place } from './place.ts';

/** https://libvirt.org/formatdomain.html#shared-memory-device */
export const shmem = defineView('shmem', {
  name: value('@name', text),
  role: value('@role', oneOf('peer', 'master')),
  model: value('model/@type', oneOf('ivshmem', 'ivshmem-plain', 'ivshmem-doorbell')),
  capacity: size('size', 'bytes'),
  server: value('server/@path', text),
  msi: value('msi/@enabled', onOff),
  msiVectors: value('msi/@vectors', int),
  ioEventFd: value('msi/@ioeventfd', onOff),
  ...place,
});
export type Shmem = ViewOf<typeof shmem>;
