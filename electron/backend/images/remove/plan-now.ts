import { z } from 'zod';
import type { ActionPlan } from '#shared/contract/action-plan.ts';
import type { EngineId } from '#shared/contract/engines.ts';
import type { ImageAction } from '#shared/contract/images/actions.ts';
import { imageIdSchema } from '#shared/contract/images/image.ts';
import type { DiskUsage } from '#shared/contract/images/usage.ts';
import type { ImageFacts, ImageWork } from '#shared/domain/images/plan/facts.ts';
import { planImageAction } from '#shared/domain/images/plan/plan-image-action.ts';
import { readList } from '../../containers/read-rows.ts';
import type { LiveEngine } from '../../engines/ports.ts';
import { requireFeature } from '../../engines/require-feature.ts';
import { stamped } from '../../plans/stamp.ts';
import type { ImageDeps } from '../image-deps.ts';
import { readImages } from '../read/read-images.ts';
import { readUsage } from '../read/read-usage.ts';

/** Sizes are good to know, not needed: whoever looks at a plan waits no longer for them. Milliseconds. */
const SIZES_MS = 4000;

/** What an action means now, with the stamp that stands for it. */
export async function planNow(
  deps: ImageDeps,
  engine: EngineId,
  action: ImageAction,
): Promise<{ plan: ActionPlan; work: readonly ImageWork[] }> {
  const live = deps.engines.require(engine);
  if (action.do === 'prune' && action.what === 'build-cache') requireFeature(live, 'build-cache-prune');
  const { plan, work } = planImageAction(action, await readFacts(live));
  return { plan: stamped(plan, [action, work]), work };
}

async function readFacts(live: LiveEngine): Promise<ImageFacts> {
  const [images, containers, parents, usage] = await Promise.all([
    readImages(live),
    readList(live),
    readParents(live),
    readUsage(live, AbortSignal.timeout(SIZES_MS)).catch(() => undefined),
  ]);
  return {
    engine: live.label,
    images,
    containers,
    parents,
    alone: new Map(usage?.imageRows.map(({ id, size, shared }) => [id, Math.max(0, size - shared)])),
    written: new Map(usage?.containerRows.map(({ id, size }) => [id, size])),
    cache: usage && idleCache(usage),
  };
}

const idleCache = ({ cacheRows, buildCache }: DiskUsage) => ({
  count: cacheRows.filter(({ inUse }) => !inUse).length,
  bytes: buildCache.reclaimable,
});

const parentsSchema = z.array(
  z.object({ Id: imageIdSchema, ParentId: z.union([imageIdSchema, z.literal('')]).optional() }),
);

/** Of listed images alone: the steps in between go with them by themselves. */
async function readParents(live: LiveEngine): Promise<ImageFacts['parents']> {
  const listed = parentsSchema.parse(await live.docker.listImages());
  const ids = new Set(listed.map(({ Id }) => Id));
  return new Map(
    listed.flatMap(({ Id, ParentId }) => (ParentId && ids.has(ParentId) ? [[Id, ParentId] as const] : [])),
  );
}
