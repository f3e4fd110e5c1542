import type { ImageAction } from '../../../contract/images/actions.ts';
import { Draft, type PlanDraft } from '../../disks/plan/draft.ts';
import { imageTitle } from '../image-title.ts';
import type { ImageFacts, ImageWork } from './facts.ts';
import { pruneCache, pruneContainers, pruneImages } from './prune.ts';
import { planRemoval } from './remove.ts';
import { planUntag } from './untag.ts';

/** What taking something away means, and what stands in its way. */
export function planImageAction(
  action: ImageAction,
  facts: ImageFacts,
): { plan: PlanDraft; work: readonly ImageWork[] } {
  const draft = new Draft(titleOf(action, facts));
  const work = workOf(draft, action, facts);
  return { plan: draft.done(), work: draft.refused ? [] : work };
}

function workOf(draft: Draft, action: ImageAction, facts: ImageFacts): ImageWork[] {
  if (action.do === 'untag') return planUntag(draft, action.tags, facts);
  if (action.do === 'remove') {
    const images = facts.images.filter(({ id }) => action.ids.includes(id));
    for (const id of action.ids)
      if (!images.some(image => image.id === id)) draft.refuse('IMAGE_ABSENT', { image: id });
    return planRemoval(draft, images, facts, action.force === true);
  }
  const all = action.all === true;
  if (action.what === 'images') return pruneImages(draft, facts, all);
  if (action.what === 'containers') return pruneContainers(draft, facts);
  return pruneCache(draft, facts, all);
}

const pruneTitles = {
  images: 'Remove images that nobody uses',
  containers: 'Remove stopped containers',
  'build-cache': 'Clear the build cache',
} as const;

function titleOf(action: ImageAction, { images, engine }: ImageFacts): string {
  if (action.do === 'prune') return `${pruneTitles[action.what]} from ${engine}`;
  if (action.do === 'untag')
    return action.tags.length === 1
      ? `Take the name “${action.tags[0]}” away`
      : `Take ${action.tags.length} names away`;
  const only = action.ids.length === 1 ? images.find(({ id }) => id === action.ids[0]) : undefined;
  return only ? `Remove the image “${imageTitle(only)}”` : `Remove ${action.ids.length} images`;
}
