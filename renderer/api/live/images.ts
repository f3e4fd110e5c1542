import type { Image } from '#shared/contract/images/image.ts';
import { imageTitle } from '#shared/domain/images/image-title.ts';
import { api } from '../client.ts';
import { createEngineList } from './engine-list.ts';

/** The images of an engine, as long as somebody looks; without an engine, nothing is asked. */
export const useImages = createEngineList<Image>({
  open: (engine, signal) => api.images.watch({ engine }, { signal }),
  keyOf: ({ id }) => id,
  nameOf: imageTitle,
});
