import { parseImage } from '#shared/contract/create/image.ts';
import type { CreateRequest } from '#shared/contract/create/request.ts';
import type { Catalogue } from '#electron/media/catalogue.ts';
import { requestedImages } from '../images/requested.ts';

/** Where publishers list the checksums of what a request takes from the catalogue, by its address. */
export async function checksumLists(
  catalogue: Catalogue,
  request: CreateRequest,
): Promise<ReadonlyMap<string, string>> {
  const lists = new Map<string, string>();
  for (const { image } of requestedImages(request, undefined)) {
    const where = parseImage(image);
    const entry = where?.kind === 'catalogue' ? await catalogue.resolve(where.id) : undefined;
    if (entry?.checksumsUrl !== undefined) lists.set(entry.url, entry.checksumsUrl);
  }
  return lists;
}
