import { z } from 'zod';
import { engineIdSchema } from '../engines.ts';
import { bytesSchema, instantSchema } from '../values.ts';

/** The digest of its configuration, as the engine gives it. Podman leaves `sha256:` out. */
export const imageIdSchema = z
  .string()
  .regex(/^(sha256:)?[0-9a-f]{64}$/)
  .brand<'ImageId'>();
export type ImageId = z.infer<typeof imageIdSchema>;

export const imageRefSchema = z.object({ engine: engineIdSchema, id: imageIdSchema });
export type ImageRef = z.infer<typeof imageRefSchema>;

/** What a person writes for an image: a name with or without a registry, a tag or a digest; or an id. */
export const imageNameSchema = z.string().trim().min(1).max(512);

/** One row of the list. */
export const imageSchema = imageRefSchema.extend({
  /** `name:tag` as the engine has them. */
  tags: z.array(z.string()),
  /** `name@sha256:…`: what it was pulled or pushed as, so that it can be had again. */
  digests: z.array(z.string()),
  /** All layers, shared ones too. */
  size: bytesSchema,
  createdAt: instantSchema,
  labels: z.record(z.string(), z.string()),
});
export type Image = z.infer<typeof imageSchema>;
