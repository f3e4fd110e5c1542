import { int, oneOf, onOff, text } from '../view/converters.ts';
import { defineView, type ViewOf } from '../view/define-view.ts';
import { value, view } from '../view/schema.ts';
import { address } from './address.ts';

/** https://libvirt.org/formatdomain.html#iommu-devices */
export const iommu = defineView('iommu', {
  model: value('@model', oneOf('intel', 'smmuv3', 'virtio', 'amd')),
  interruptRemapping: value('driver/@intremap', onOff),
  cachingMode: value('driver/@caching_mode', onOff),
  extendedInterruptMode: value('driver/@eim', onOff),
  iotlb: value('driver/@iotlb', onOff),
  addressWidthBits: value('driver/@aw_bits', int),
  alias: value('alias/@name', text),
  address: view('address', address),
});
export type Iommu = ViewOf<typeof iommu>;
