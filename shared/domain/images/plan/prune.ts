import type { Container } from '../../../contract/containers.ts';
import type { Image } from '../../../contract/images/image.ts';
import type { Draft } from '../../disks/plan/draft.ts';
import { isDangling } from '../image-title.ts';
import type { ImageFacts, ImageWork } from './facts.ts';
import { planRemoval, usersOf } from './remove.ts';

/** `all`: whatever no container is made of, named or not. */
export const unusedImages = (
  images: readonly Image[],
  containers: readonly Container[],
  all: boolean,
): Image[] => images.filter(image => (all || isDangling(image)) && usersOf(image, containers).length === 0);

export function pruneImages(draft: Draft, facts: ImageFacts, all: boolean): ImageWork[] {
  const unused = unusedImages(facts.images, facts.containers, all);
  // What another that stays was built on is in use in another way.
  const stay = new Set(facts.images.filter(image => !unused.includes(image)).map(({ id }) => id));
  const needed = new Set([...facts.parents].flatMap(([child, parent]) => (stay.has(child) ? [parent] : [])));
  const going = unused.filter(({ id }) => !needed.has(id));
  if (going.length > 0) return planRemoval(draft, going, facts, false);
  draft.refuse('STATE_INVALID', {
    name: facts.engine,
    reason: all ? 'A container is made of every image.' : 'Every image has a name.',
    remedy: all ? 'Remove containers first.' : 'Choose those with a name too.',
  });
  return [];
}

const stopped = ({ state }: Container): boolean => ['created', 'exited', 'dead'].includes(state);

export function pruneContainers(draft: Draft, { engine, containers, written }: ImageFacts): ImageWork[] {
  const going = containers.filter(stopped);
  if (going.length === 0)
    draft.refuse('STATE_INVALID', {
      name: engine,
      reason: 'No container is stopped.',
      remedy: 'Stop those that are not needed any more.',
    });
  for (const { id, name } of going) {
    const bytes = written.get(id);
    draft.step(`Remove the container “${name}”`);
    draft.file({ path: name, becomes: 'deleted', lost: true, ...(bytes !== undefined && { size: bytes }) });
    draft.lose(`What “${name}” wrote, but for its volumes, and its logs.`);
  }
  return going.map(({ id, name }) => ({ do: 'remove-container', id, name }));
}

export function pruneCache(draft: Draft, { engine, cache }: ImageFacts, all: boolean): ImageWork[] {
  if (cache?.count === 0)
    draft.refuse('STATE_INVALID', {
      name: engine,
      reason: 'The build cache is empty, or all of it is in use.',
      remedy: 'There is nothing to free.',
    });
  draft.step(`Clear ${all ? 'all of the build cache' : 'what of the build cache no image needs'}`);
  draft.file({ path: 'Build cache', becomes: 'deleted', ...(cache && { size: cache.bytes }) });
  draft.warn('The next builds take longer.', 'What they would have used again is made anew.');
  return [{ do: 'prune-cache', all }];
}
