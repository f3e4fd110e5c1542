import { z } from 'zod';
import { failureSchema } from '../failure.ts';
import { bytesSchema } from '../values.ts';
import { platformSchema } from './actions.ts';
import { imageNameSchema } from './image.ts';

const path = z.string().min(1).max(4096);

export const buildSchema = z.object({
  /** On the computer that Innkeeper runs on; all of it is sent but what .dockerignore leaves out. */
  folder: path,
  /** In the folder. */
  dockerfile: path,
  /** Of a Dockerfile with several stages, where to end; left out, the last. */
  target: z.string().max(200).optional(),
  tags: z.array(imageNameSchema).max(20),
  args: z.record(z.string(), z.string()),
  labels: z.record(z.string(), z.string()),
  platform: platformSchema.optional(),
  /** Nothing made before is used again. */
  noCache: z.boolean().optional(),
  /** Asks registries for newer images to build on. */
  pull: z.boolean().optional(),
});
export type BuildChoice = z.infer<typeof buildSchema>;

/** What a folder has to build from, and how this engine would. */
export const buildOfferSchema = z.object({
  dockerfiles: z.array(
    z.object({
      path: z.string(),
      stages: z.array(z.string()),
      args: z.array(z.object({ name: z.string(), value: z.string().optional() })),
    }),
  ),
  /** Why there is nothing to build from. */
  failure: failureSchema.optional(),
  /** What would be sent. `atLeast`: there was more than could be counted in a moment. */
  context: z.object({ files: z.number().int(), bytes: bytesSchema, atLeast: z.boolean() }),
  builder: z.enum(['buildkit', 'classic']),
});
export type BuildOffer = z.infer<typeof buildOfferSchema>;
