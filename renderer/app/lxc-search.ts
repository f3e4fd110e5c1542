import { z } from 'zod';

/** The image that a new Linux container is to have its files of. */
export const lxcSearchSchema = z.object({
  engine: z.string().optional().catch(undefined),
  image: z.string().optional().catch(undefined),
});
