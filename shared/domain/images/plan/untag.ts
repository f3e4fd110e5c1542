import type { Image } from '../../../contract/images/image.ts';
import type { Draft } from '../../disks/plan/draft.ts';
import type { ImageFacts, ImageWork } from './facts.ts';
import { usersOf } from './remove.ts';

/** Takes names away; an image that has none left then, and that nothing is made of, goes with its last one. */
export function planUntag(draft: Draft, tags: readonly string[], facts: ImageFacts): ImageWork[] {
  for (const tag of tags) {
    const image = facts.images.find(each => each.tags.includes(tag));
    draft.step(`Take the name “${tag}” away`);
    if (image === undefined) draft.refuse('IMAGE_ABSENT', { image: tag });
    else if (image.tags.every(each => tags.includes(each))) sayLast(draft, tag, image, facts);
  }
  return tags.map(tag => ({ do: 'untag', tag }));
}

function sayLast(draft: Draft, tag: string, image: Image, { containers }: ImageFacts): void {
  if (usersOf(image, containers).length > 0) {
    draft.warn(`“${tag}” is the last name.`, 'The image stays without one: a container is made of it.');
    return;
  }
  draft.warn(`“${tag}” is the last name.`, 'The image itself goes with it.');
  if (image.digests.length === 0)
    draft.lose(`“${tag}”: it was built or loaded here, and no registry is known to have it.`);
}
