/** A picture the hypervisor sent that is none we know, or ends too early. */
export class ImageError extends Error {
  override readonly name = 'ImageError';
}

/** No guest has a screen beyond this; a header that says so is not believed. */
export const LARGEST_SIDE = 16_384;
