import { parseImage, type Checksum } from '#shared/contract/create/image.ts';
import type { Catalogue } from '#electron/media/catalogue.ts';
import type { DownloadSource } from '#electron/media/download/bring.ts';
import { fail } from '../failures/fail.ts';

/**
 * Where an image of a request is on the web. Throws INPUT_INVALID for what is not there, and NOT_FOUND for an
 * id that the catalogue does not have.
 */
export async function downloadSource(
  catalogue: Catalogue,
  image: string,
  checksum: Checksum | undefined,
): Promise<DownloadSource> {
  const where = parseImage(image);
  if (where?.kind === 'url') return { url: where.url, checksum };
  if (where?.kind !== 'catalogue')
    throw fail('INPUT_INVALID', {
      field: 'image',
      reason: 'Only an address (https://…) or an entry of the catalogue can be downloaded.',
    });
  const entry = await catalogue.resolve(where.id);
  if (!entry) throw fail('NOT_FOUND', { name: image });
  if (entry.kind === 'install-tree')
    throw fail('INPUT_INVALID', {
      field: 'image',
      reason: 'An install tree is a folder, of which an installer takes what it needs.',
    });
  return { url: entry.url, checksum: checksum ?? entry.checksum, checksumsUrl: entry.checksumsUrl };
}
