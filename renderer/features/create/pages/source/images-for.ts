import type { CreateOptions } from '#shared/contract/create/options.ts';
import type { ImageKind } from './image-source.tsx';

const diskFormats = new Set(['raw', 'qcow2', 'qed', 'vmdk', 'vdi', 'vhd', 'vpc', 'vhdx']);

/** Images of the pools that fit a kind of source, by name. */
export function imagesFor(kind: ImageKind, images: CreateOptions['images']): CreateOptions['images'] {
  return images
    .filter(image => {
      const isIso = image.format === 'iso' || image.name.toLowerCase().endsWith('.iso');
      return kind === 'iso' ? isIso : !isIso && diskFormats.has(image.format);
    })
    .toSorted((a, b) => a.name.localeCompare(b.name));
}
