import { z } from 'zod';
import { bytesSchema, instantSchema } from '../values.ts';
import { imageSchema } from './image.ts';

/** A step that made the image, the newest first. */
export const imageStepSchema = z.object({
  /** What was run, as the engine keeps it. */
  command: z.string(),
  createdAt: instantSchema.optional(),
  /** Bytes of its layer; 0: it changed the configuration alone. */
  size: bytesSchema,
  comment: z.string().optional(),
  tags: z.array(z.string()),
});
export type ImageStep = z.infer<typeof imageStepSchema>;

export const imageDetailsSchema = z.object({
  image: imageSchema,
  os: z.string(),
  /** With its variant, for example `arm64/v8`. */
  arch: z.string(),
  author: z.string().optional(),
  comment: z.string().optional(),
  entrypoint: z.array(z.string()),
  command: z.array(z.string()),
  /** In the image's order. */
  env: z.array(z.object({ name: z.string(), value: z.string() })),
  workingDir: z.string().optional(),
  user: z.string().optional(),
  stopSignal: z.string().optional(),
  /** As it is run, without the word that says how. */
  healthCheck: z.array(z.string()).optional(),
  /** Such as `80/tcp`. */
  ports: z.array(z.string()),
  /** Paths that are volumes of every container of it. */
  volumes: z.array(z.string()),
  labels: z.record(z.string(), z.string()),
  /** Digests of its layers, the lowest first. */
  layers: z.array(z.string()),
  steps: z.array(imageStepSchema),
  /** What the engine answers, as JSON. */
  raw: z.string(),
});
export type ImageDetails = z.infer<typeof imageDetailsSchema>;
