import { type VolumeFormat, volumeFormats } from '../../contract/volumes.ts';

/** Undefined for what is found in pools and not made there, such as ISO images. */
export const asVolumeFormat = (format: string): VolumeFormat | undefined =>
  volumeFormats.find(known => known === format);
