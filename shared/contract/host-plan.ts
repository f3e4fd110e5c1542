import { z } from 'zod';
import { failureSchema } from './failure.ts';
import { hostStepSchema } from './host-step.ts';

/** What a wish comes to as steps of the host, before the helper's dry run tells of files and commands. */
export const hostPlanSchema = z.object({
  /** Of the run: `4 functions of enp3s0`. */
  title: z.string(),
  /** Empty: nothing has to be done. */
  steps: z.array(hostStepSchema),
  /** What is gone afterwards, in sentences. */
  lost: z.array(z.string()),
  warnings: z.array(z.object({ text: z.string(), why: z.string(), remedy: z.string().optional() })),
  /** While there is one, the steps are none. `field` is a path in the wish. */
  problems: z.array(z.object({ field: z.string().optional(), failure: failureSchema })),
});
export type HostPlan = z.infer<typeof hostPlanSchema>;
