import { formatDay } from '#renderer/ui/format.ts';
import type { Image } from '#shared/contract/images/image.ts';
import { isDangling, shortId } from '#shared/domain/images/image-title.ts';

/** Below its name: what else it is called, and when it was made. */
export function aboutImage(image: Image): string {
  const others = image.tags.slice(1);
  return [
    isDangling(image) ? 'Without a name' : shortId(image.id),
    ...(others.length > 0 ? [`also ${others.join(', ')}`] : []),
    formatDay(image.createdAt),
  ].join(' · ');
}

export const usersWords = (count: number): string =>
  count === 0 ? 'Unused' : `${count} container${count === 1 ? '' : 's'}`;
