import { z } from 'zod';
import { lineSchema } from './text.ts';

/** Docker takes nothing between 0 and one millisecond. */
const durationSchema = z.number().int().min(1).max(86_400_000);

export const runHealthSchema = z.discriminatedUnion('kind', [
  /** Not even the image's. */
  z.object({ kind: z.literal('none') }),
  z.object({
    kind: z.literal('command'),
    /** Run by the image's /bin/sh; healthy is exit code 0. */
    command: lineSchema.min(1),
    intervalMs: durationSchema.optional(),
    timeoutMs: durationSchema.optional(),
    retries: z.number().int().min(1).max(1000).optional(),
    /** What fails in this time does not count. */
    startPeriodMs: durationSchema.optional(),
  }),
]);
export type RunHealth = z.infer<typeof runHealthSchema>;
