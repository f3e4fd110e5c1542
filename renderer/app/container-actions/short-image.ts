/** An image without its registry and path; the beginning of its id where it has no name any more. */
export function shortImage(image: string): string {
  const id = /^(?:sha256:)?([0-9a-f]{12})[0-9a-f]{52}$/.exec(image)?.[1];
  return id ?? image.slice(image.lastIndexOf('/') + 1);
}
