import type { Image, ImageId } from '../../contract/images/image.ts';

/** As Docker shortens it: twelve digits. */
export const shortId = (id: ImageId): string => id.replace(/^sha256:/, '').slice(0, 12);

/** Nothing names it any more: another took its name, or it was built without one. */
export const isDangling = ({ tags }: Pick<Image, 'tags'>): boolean => tags.length === 0;

/** Its first name, or what it was pulled as, or its id. */
export const imageTitle = ({ tags, digests, id }: Pick<Image, 'tags' | 'digests' | 'id'>): string =>
  tags[0] ?? digests[0]?.split('@')[0] ?? shortId(id);
