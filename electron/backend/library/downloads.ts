import type { LibraryItem } from '#shared/contract/library.ts';
import { readImageHeader } from '#electron/media/image-header.ts';
import type { Media } from '../ports.ts';
import { type KnownNames, recogniseMedium } from './recognise.ts';

/** What was downloaded to this computer and is whole: guests of every host can be made of it. */
export async function downloadedItems(media: Media, names: KnownNames): Promise<LibraryItem[]> {
  const files = (await media.cache.list()).filter(({ partial }) => !partial);
  const items = await Promise.all(
    files.map(async ({ id, name, url, size, usedAt }): Promise<LibraryItem | undefined> => {
      const cached = await media.cache.peek(url);
      if (!cached) return undefined;
      const entry = await names.entryAt(url);
      const header = await readImageHeader(cached.path).catch(() => undefined);
      const seen = header && (await recogniseMedium(media, header, cached.path));
      const os = seen?.os ?? (entry && (await names.system(entry)));
      return {
        id: `cache/${id}`,
        at: { kind: 'cache', file: id, image: entry ? `catalogue:${entry.id}` : url },
        name,
        path: cached.path,
        kind: seen?.format === 'iso' ? 'medium' : 'disk',
        size,
        ...(header?.virtualSize !== undefined && { capacity: header.virtualSize }),
        usedBy: [],
        changedAt: usedAt,
        looked: true,
        ...seen,
        ...(os && { os }),
      };
    }),
  );
  return items.filter(item => item !== undefined);
}
