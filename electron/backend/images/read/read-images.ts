import { z } from 'zod';
import { type Image, imageIdSchema } from '#shared/contract/images/image.ts';
import { inOrder } from '#shared/domain/engines/in-order.ts';
import type { LiveEngine } from '../../engines/ports.ts';

/** What the engine's list says of one image (Docker Engine API, GET /images/json). */
const listedSchema = z.object({
  Id: imageIdSchema,
  RepoTags: z.array(z.string()).nullish(),
  RepoDigests: z.array(z.string()).nullish(),
  /** Seconds since 1970; a zero time of Go's is far before that. */
  Created: z.number(),
  Size: z.number(),
  Labels: z.record(z.string(), z.string()).nullish(),
});

/** So an engine writes that there is no name. */
const NOTHING = '<none>';

/** Every image but the steps in between that the classic builder leaves. `filters` as the engine takes them. */
export async function readImages(live: LiveEngine, filters: Record<string, string[]> = {}): Promise<Image[]> {
  const answer: unknown = await live.docker.listImages({ filters });
  const newestFirst = inOrder(
    z.array(listedSchema).parse(answer),
    ({ Created }) => -Created,
    ({ Id }) => Id,
  );
  return newestFirst.map(({ Id, RepoTags, RepoDigests, Created, Size, Labels }) => ({
    engine: live.id,
    id: Id,
    tags: named(RepoTags).toSorted(),
    digests: named(RepoDigests).toSorted(),
    size: Size,
    createdAt: Math.max(0, Created) * 1000,
    labels: Labels ?? {},
  }));
}

export const named = (names: readonly string[] | null | undefined): string[] =>
  (names ?? []).filter(name => !name.startsWith(NOTHING));
