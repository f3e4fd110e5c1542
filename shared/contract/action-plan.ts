import { z } from 'zod';
import { failureSchema } from './failure.ts';
import { bytesSchema } from './values.ts';

/** What becomes of one file or volume. `lost`: its content cannot be had back afterwards. */
export const touchedFileSchema = z.object({
  path: z.string(),
  becomes: z.enum(['made', 'changed', 'merged', 'moved', 'deleted', 'kept']),
  /** Bytes it takes on its storage now. */
  size: bytesSchema.optional(),
  lost: z.boolean().optional(),
  /** Which disk or what of the guest it holds, where it goes, or why it is kept. */
  note: z.string().optional(),
});
export type TouchedFile = z.infer<typeof touchedFileSchema>;

/** Everything a person has to know before something is done to a guest: the same shape for every such action. */
export const actionPlanSchema = z.object({
  /** `Delete the snapshot “before-update”`. */
  title: z.string(),
  /** What is done, in order, in a few words each. */
  steps: z.array(z.string()),
  /** Every file that is made, changed or deleted; and those one may fear for, as kept. */
  files: z.array(touchedFileSchema),
  /** What is gone for good afterwards, in sentences; empty: nothing is lost. */
  lost: z.array(z.string()),
  /** `loses`: little enough that nobody is asked twice, yet not nothing. */
  warnings: z.array(
    z.object({
      text: z.string(),
      why: z.string(),
      remedy: z.string().optional(),
      loses: z.boolean().optional(),
    }),
  ),
  /** While there is one, the action is refused. `field` is a path in the action, such as `name`. */
  problems: z.array(z.object({ field: z.string().optional(), failure: failureSchema })),
  /** Room that is taken where: bytes at once, each place once. `atMost`: how much it is shows only while it is written. */
  space: z.array(
    z.object({
      place: z.string(),
      needed: bytesSchema,
      atMost: z.boolean().optional(),
      free: bytesSchema.optional(),
    }),
  ),
  /** Whether it happens to what runs, or, wholly or in part, at the next start of the guest or of the network. */
  takesEffect: z.enum(['now', 'next-start', 'network-start']),
  /** Stands for all of the above: what is run with another stamp than what was shown is a CONFLICT. */
  stamp: z.string(),
});
export type ActionPlan = z.infer<typeof actionPlanSchema>;
