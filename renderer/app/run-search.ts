import { z } from 'zod';

/** What a container to be run is to start from: an image of an engine, or a container that is there. */
export const runSearchSchema = z.object({
  engine: z.string().optional().catch(undefined),
  image: z.string().optional().catch(undefined),
  /** `engine/id` of a container. */
  like: z.string().optional().catch(undefined),
});
export type RunSearch = z.infer<typeof runSearchSchema>;
