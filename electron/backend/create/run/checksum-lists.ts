import { parseImage } from '#shared/contract/create/image.ts';
import type { Catalogue } from '#electron/media/catalogue.ts';

/** Where publishers list the checksums of those images that are of the catalogue, by their addresses. */
export async function checksumLists(
  catalogue: Catalogue,
  images: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const lists = new Map<string, string>();
  for (const image of images) {
    const where = parseImage(image);
    const entry = where?.kind === 'catalogue' ? await catalogue.resolve(where.id) : undefined;
    if (entry?.checksumsUrl !== undefined) lists.set(entry.url, entry.checksumsUrl);
  }
  return lists;
}
