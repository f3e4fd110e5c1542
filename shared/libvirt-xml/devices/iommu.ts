import { int, oneOf, onOff } from '../view/converters.ts';
import { defineView, type ViewOf } from '../view/define-view.ts';
import { value } from '../view/schema.ts';
import { place } from './place.ts';

/** https://libvirt.org/formatdomain.html#iommu-devices */
export const iommu = defineView('iommu', {
  model: value('@model', oneOf('intel', 'smmuv3', 'virtio', 'amd')),
  interruptRemapping: value('driver/@intremap', onOff),
  cachingMode: value('driver/@caching_mode', onOff),
  extendedInterruptMode: value('driver/@eim', onOff),
  iotlb: value('driver/@iotlb', onOff),
  dmaTranslation: value('driver/@dma_translation', onOff),
  passThrough: value('driver/@passthrough', onOff),
  xtSupport: value('driver/@xtsup', onOff),
  pciBus: value('driver/@pciBus', int),
  addressWidthBits: value('driver/@aw_bits', int),
  ...place,
});
export type Iommu = ViewOf<typeof iommu>;
