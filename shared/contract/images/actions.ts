import { z } from 'zod';
import { downloadTargetSchema, uploadSourceSchema } from '../transfers.ts';
import { bytesSchema } from '../values.ts';
import { imageIdSchema, imageNameSchema } from './image.ts';

/** What takes something away: planned first, then run as it was shown. */
export const imageActionSchema = z.discriminatedUnion('do', [
  /** Only names go; an image without any left goes too, unless a container is made of it. */
  z.object({ do: z.literal('untag'), tags: z.array(imageNameSchema).min(1).max(1000) }),
  z.object({
    do: z.literal('remove'),
    ids: z.array(imageIdSchema).min(1).max(1000),
    /** Also those that stopped containers are made of. */
    force: z.boolean().optional(),
  }),
  z.object({
    do: z.literal('prune'),
    what: z.enum(['images', 'containers', 'build-cache']),
    /** Images: every one that no container is made of, not only those without a name. Build cache: all of it. */
    all: z.boolean().optional(),
  }),
]);
export type ImageAction = z.infer<typeof imageActionSchema>;

/** As `GOOS/GOARCH[/variant]`. */
export const platformSchema = z.string().regex(/^[a-z0-9]+\/[a-z0-9_]+(\/[a-z0-9.]+)?$/);

export const pullSchema = z.object({ name: imageNameSchema, platform: platformSchema.optional() });
export type PullChoice = z.infer<typeof pullSchema>;

/** A layer on its way. `done` and `total` are bytes; both are missing while nothing of it moves. */
export const layerProgressSchema = z.object({
  id: z.string(),
  stage: z.enum(['waits', 'downloads', 'checks', 'unpacks', 'uploads', 'there', 'done']),
  done: bytesSchema.optional(),
  total: bytesSchema.optional(),
});
export type LayerProgress = z.infer<typeof layerProgressSchema>;

export const saveSchema = z.object({
  /** Names or ids. */
  images: z.array(imageNameSchema).min(1).max(100),
  to: downloadTargetSchema,
});
export type SaveChoice = z.infer<typeof saveSchema>;

/** `load`: what “save” made, with names and history. `import`: a tree of files, which becomes one layer. */
export const bringSchema = z.discriminatedUnion('as', [
  z.object({ as: z.literal('load'), source: uploadSourceSchema }),
  z.object({ as: z.literal('import'), source: uploadSourceSchema, name: imageNameSchema }),
]);
export type BringChoice = z.infer<typeof bringSchema>;
