import { z } from 'zod';
import { hostStepSchema } from './host-step.ts';

/** `steps`: the root helper can do it, with a dry run first. `command`: a person runs it as root. `hand`: only a person can. */
export const hostRemedySchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('steps'),
    title: z.string(),
    steps: z.array(hostStepSchema),
    reboot: z.boolean(),
  }),
  z.object({ kind: z.literal('command'), command: z.string(), does: z.string() }),
  z.object({ kind: z.literal('hand'), does: z.string() }),
]);
export type HostRemedy = z.infer<typeof hostRemedySchema>;

/** One thing that was looked at on a host, and what to do about it; `id` is of a family of such checks. */
export const hostCheckSchema = z.object({
  id: z.string(),
  title: z.string(),
  verdict: z.enum(['ok', 'advice', 'problem', 'unknown']),
  found: z.string(),
  /** Files, programs and calls that told. */
  where: z.string(),
  why: z.string(),
  remedy: hostRemedySchema.optional(),
});
export type HostCheck = z.infer<typeof hostCheckSchema>;
