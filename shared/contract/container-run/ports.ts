import { z } from 'zod';
import { portSchema } from '../values.ts';

export const runPortSchema = z.object({
  container: portSchema,
  transport: z.enum(['tcp', 'udp', 'sctp']).optional(),
  /** Where the host listens; missing: on all its addresses. */
  address: z.union([z.ipv4(), z.ipv6()]).optional(),
  /** Missing: the engine takes a free one. */
  host: portSchema.optional(),
});
export type RunPort = z.infer<typeof runPortSchema>;
