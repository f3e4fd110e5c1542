import type { Container } from '../../../contract/containers.ts';
import type { Image } from '../../../contract/images/image.ts';
import { isContainerActive } from '../../containers/actions.ts';
import type { Draft } from '../../disks/plan/draft.ts';
import { namesOf } from '../../engines/names-of.ts';
import { imageTitle } from '../image-title.ts';
import type { ImageFacts, ImageWork } from './facts.ts';

/** Every container made of an image, however it was named then. */
export const usersOf = ({ id }: Image, containers: readonly Container[]): Container[] =>
  containers.filter(({ imageId }) => imageId === id);

const runs = ({ state }: Container): boolean => isContainerActive(state);

/** Says what becomes of images that go for good, and what stands in the way. */
export function planRemoval(
  draft: Draft,
  images: readonly Image[],
  { containers, parents, alone }: ImageFacts,
  force: boolean,
): ImageWork[] {
  const going = new Set(images.map(({ id }) => id));
  for (const image of images) {
    const users = usersOf(image, containers);
    const title = imageTitle(image);
    if (users.some(runs))
      refuse(draft, title, users.filter(runs), 'Stop and remove what is made of it first.');
    else if (users.length > 0 && !force)
      refuse(
        draft,
        title,
        users,
        'Remove what is made of it first, or say that this goes all the same.',
        'force',
      );
    else if (users.length > 0)
      draft.warn(
        `${namesOf(users.map(({ name }) => name))} can still be started.`,
        `Its layers stay for that, yet nothing new can be made of “${title}”.`,
      );
    if ([...parents].some(([child, parent]) => parent === image.id && !going.has(child)))
      draft.refuse('RESOURCE_BUSY', {
        name: title,
        reason: 'Another image here was built on it.',
        remedy: 'Remove that one first.',
      });
    if (image.digests.length === 0)
      draft.lose(`“${title}”: it was built or loaded here, and no registry is known to have it.`);
  }
  for (const image of images) {
    draft.step(removalWords(image));
    const bytes = alone.get(image.id);
    draft.file({ path: imageTitle(image), becomes: 'deleted', ...(bytes !== undefined && { size: bytes }) });
  }
  return inOrder(images, parents).flatMap(image => [
    ...image.tags.map(tag => ({ do: 'untag' as const, tag })),
    { do: 'remove' as const, id: image.id, title: imageTitle(image), force },
  ]);
}

/** What was built on another goes first. */
function inOrder(images: readonly Image[], parents: ImageFacts['parents']): Image[] {
  const depth = (id: Image['id'] | undefined, seen = 0): number =>
    id === undefined || seen > images.length ? seen : depth(parents.get(id), seen + 1);
  return images.toSorted((a, b) => depth(b.id) - depth(a.id));
}

function removalWords(image: Image): string {
  const others = image.tags.slice(1);
  const also = others.length === 0 ? '' : `, also called ${namesOf(others)}`;
  return `Remove “${imageTitle(image)}”${also}`;
}

function refuse(
  draft: Draft,
  title: string,
  users: readonly Container[],
  remedy: string,
  field?: string,
): void {
  const reason = `${namesOf(users.map(({ name }) => name))} ${users.length === 1 ? 'is' : 'are'} made of it.`;
  draft.refuse('RESOURCE_BUSY', { name: title, reason, remedy }, field);
}
